// Starts the single file: the program stands in it as text, packed, and is unpacked by the browser itself.
{
  const packed = Uint8Array.from(atob("{{program}}"), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  await {{init}}({ module_or_path: await new Response(unpacked).arrayBuffer() });
}
