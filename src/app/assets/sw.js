// Keeps one complete version of Hotseat in this browser, so that it opens without a network.
// The build fills in the version (a hash of all contents) and the files with their own hashes.
"use strict";
const VERSION = "{{version}}";
const FILES = {{files}};
// Other folders of the same host may hold another Hotseat: each clears up only behind itself.
const FAMILY = `hotseat ${new URL(registration.scope).pathname} `;
const CACHE = FAMILY + VERSION;

const hash = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Takes a file only if it is this version's: a host in the middle of an upload must not give us a mixture.
const take = async (cache, [path, expected]) => {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if ((await hash(bytes)) !== expected) throw new Error(`${path} is not of version ${VERSION}`);
  await cache.put(path, new Response(bytes, { headers: { "content-type": response.headers.get("content-type") ?? "" } }));
};

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    try {
      await Promise.all(Object.entries(FILES).map((file) => take(cache, file)));
    } catch (error) {
      await caches.delete(CACHE);
      throw error;
    }
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  })());
});

// A newer version waits until the person says so: nobody is interrupted in mid-answer.
addEventListener("message", (event) => {
  if (event.data === "take-over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  // The folder is the application, by either name; another page in it, such as the single file, is itself.
  const isRoom = /^(index\.html)?([?#]|$)/.test(request.url.slice(registration.scope.length));
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    const kept = isRoom ? await cache.match("./") : await cache.match(request, { ignoreSearch: true });
    return kept ?? fetch(request);
  })());
});
