// A static host as plain as they come: a folder under a sub-path, nothing rewritten, nothing compressed.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The sub-path that the bundle is served under. */
export const BASE = "/practice/hotseat/";
const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** What can go wrong with a file on its way. */
const FAULTS = {
  missing: (response) => response.writeHead(404).end("not found"),
  failing: (response) => response.writeHead(500).end("the host has a fault of its own"),
  // The length is promised, and the line goes down in the middle.
  cut: (response, body) => {
    response.writeHead(200, { "content-length": body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  short: (response, body) => response.end(body.subarray(0, body.length - 1)),
  another: (response) => response.end("<!doctype html><title>Please sign in to this network</title>"),
};

/**
 * Serves a folder (the bundle unless told otherwise); resolves to its address and a way to stop it. `fault` may name
 * what goes wrong with a file.
 */
export const serve = async (port = 0, folder = DIST, fault = () => undefined) => {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const name = path === BASE ? "index.html" : path.slice(BASE.length);
    const file = normalize(join(folder, name));
    try {
      if (!path.startsWith(BASE) || !file.startsWith(normalize(folder))) throw new Error("outside");
      const body = await readFile(file);
      const wrong = FAULTS[fault(name)];
      if (wrong) return wrong(response, body);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${BASE}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.env.PORT ?? 4173));
  console.log(`serving ${url}`);
}
