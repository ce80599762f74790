// Starts the single file: the stock and the program stand in it as text, packed, and are unpacked by the browser itself.
{
  const unpacked = (text) => {
    const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")));
  };
  globalThis.hotseatStock = unpacked("{{stock}}").text();
  await {{init}}({ module_or_path: await unpacked("{{program}}").arrayBuffer() });
}
