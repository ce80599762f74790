// Takes the place of the service worker while developing: gives up what an earlier build kept in this
// browser, so that every change shows.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const family = `hotseat ${new URL(registration.scope).pathname} `;
    const old = (await caches.keys()).filter((name) => name.startsWith(family));
    await Promise.all(old.map((name) => caches.delete(name)));
    await registration.unregister();
  })());
});
