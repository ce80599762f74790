// Versions come and go on the host: a download that fails leaves the old version as it is, and a newer one is loaded
// only when nothing can be lost by it.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as anyPage } from "@playwright/test";
import { serve } from "../server.mjs";
import { expect } from "../support.mjs";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));
const FORM = "#/scenario/price-undercut/answer";
const clarify = (page) => page.locator('[data-field="clarify"]');
const notices = (page) => page.locator(".notices");

/** A journey with a copy of the bundle on a host of its own, on which `fault.of` says what goes wrong with a file. */
const test = anyPage.extend({
  host: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "hotseat-"));
    await cp(DIST, folder, { recursive: true });
    const fault = { of: () => undefined };
    const start = (port) => serve(port, folder, (name) => fault.of(name));
    let server = await start(0);
    const { url } = server;
    await use({
      url,
      folder,
      fault,
      stop: () => server.stop(),
      again: async () => { server = await start(Number(new URL(url).port)); },
    });
    await server.stop();
    await rm(folder, { recursive: true });
  },
});

const programs = async (folder) => (await readdir(folder)).filter((name) => /\.(js|wasm)$/.test(name) && name !== "sw.js");
const inline = (page) => Array.from(page.matchAll(/<script(?![^>]*src=)[^>]*>([\s\S]*?)<\/script>/g), ([, body]) => body);
const digest = (text, form) => createHash("sha256").update(text).digest(form);

/** Puts the next version into a folder, as a host does: its program has other names, and the old files are gone. */
const deployNext = async (folder) => {
  const old = await readFile(join(folder, "index.html"), "utf8");
  let page = old.replaceAll(/ integrity="[^"]*"/g, "").replace("</body>", "<!-- next --></body>");
  const renamed = new Map((await programs(folder)).map((name) => [name, name.replace(/-[0-9a-f]+(?=[._])/, "-0123456789abcdef")]));
  const withNewNames = (text) => [...renamed].reduce((changed, [name, next]) => changed.replaceAll(name, next), text);
  page = withNewNames(page);
  const digests = new Map();
  for (const [name, next] of renamed) {
    // The scripts name the other files of the program.
    const bytes = await readFile(join(folder, name));
    const contents = name.endsWith(".js") ? withNewNames(bytes.toString("utf8")) : bytes;
    await writeFile(join(folder, next), contents);
    await rm(join(folder, name));
    digests.set(next, digest(contents, "hex"));
  }
  const after = inline(page);
  for (const [index, script] of inline(old).entries()) page = page.replace(digest(script, "base64"), digest(after[index], "base64"));
  await writeFile(join(folder, "index.html"), page);
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const files = JSON.parse(/const FILES = (\{.*\});/.exec(worker)[1]);
  for (const [name, next] of renamed) {
    files[next] = digests.get(next);
    delete files[name];
  }
  files["./"] = digest(page, "hex");
  const next = worker.replace(/const FILES = .*;/, `const FILES = ${JSON.stringify(files)};`).replace(/VERSION = "[0-9a-f]+"/, 'VERSION = "next"');
  await writeFile(join(folder, "sw.js"), next);
  return [...renamed.values()];
};

/** Waits until one version is kept in the browser. */
const isKept = (page) => page.evaluate(async () => {
  const { active } = await navigator.serviceWorker.ready;
  if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
});

/** Looks for a newer version, and says what became of it once its download has ended. */
const outcomeOfUpdate = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  const next = registration.installing;
  if (next && next.state === "installing") await new Promise((resolve) => next.addEventListener("statechange", resolve, { once: true }));
  return { isWaiting: Boolean(registration.waiting), kept: (await caches.keys()).length };
});

test("a newer version that does not arrive whole leaves the old one working, online and offline, until one does", async ({ page, host }) => {
  await page.goto(`${host.url}${FORM}`);
  await clarify(page).fill("half a thou");
  await isKept(page);
  const parts = await deployNext(host.folder);
  const faults = (name) => (name.endsWith(".js") ? ["missing", "another"] : ["failing", "cut", "short"]);
  expect(parts.length).toBe(4);
  for (const [name, what] of [...parts.flatMap((part) => faults(part).map((what) => [part, what])), ["index.html", "short"]]) {
    host.fault.of = (asked) => (asked === name ? what : undefined);
    expect(await outcomeOfUpdate(page), `${name}: ${what}`).toEqual({ isWaiting: false, kept: 1 });
    await expect(clarify(page), `${name}: ${what}`).toHaveValue("half a thou");
  }
  // The old files are gone from the host; the old version does not need them.
  await page.reload();
  await expect(clarify(page)).toHaveValue("half a thou");
  await expect(notices(page).locator(".notice")).toHaveCount(0);
  await host.stop();
  await page.reload();
  await expect(clarify(page)).toHaveValue("half a thou");
  await clarify(page).pressSequentially("ght");
  await host.again();
  host.fault.of = () => undefined;
  await page.reload();
  await expect(notices(page)).toContainText("A newer version of Hotseat is ready");
  expect(await page.content()).not.toContain("<!-- next -->");
  await page.getByRole("button", { name: "Load it now" }).click();
  await expect.poll(() => page.content().catch(() => "")).toContain("<!-- next -->");
  await expect(clarify(page)).toHaveValue("half a thought");
});

test("a newer version waits as long as what was typed is not stored", async ({ page, host }) => {
  await page.goto(`${host.url}${FORM}`);
  await expect(clarify(page)).toBeVisible();
  await page.evaluate(() => {
    const put = Storage.prototype.setItem;
    window.isFull = true;
    Storage.prototype.setItem = function setItem(...entry) {
      if (window.isFull) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, entry);
    };
    window.taken = 0;
    addEventListener("hotseat-update-accept", () => { window.taken += 1; });
    dispatchEvent(new Event("hotseat-update-ready"));
  });
  await clarify(page).fill("Nowhere yet.");
  await page.getByRole("button", { name: "Load it now" }).click();
  await expect(notices(page)).toContainText("The newer version waits");
  expect(await page.evaluate(() => window.taken)).toBe(0);
  await page.evaluate(() => { window.isFull = false; });
  await clarify(page).fill("Stored.");
  await expect(notices(page)).not.toContainText("Your latest words are not stored");
  await page.getByRole("button", { name: "Load it now" }).click();
  await expect.poll(() => page.evaluate(() => window.taken)).toBe(1);
});

test.describe("a first visit, or a browser that keeps no version", () => {
  test.use({ serviceWorkers: "block" });

  for (const [kind, what] of [[".js", "missing"], [".wasm", "missing"], [".wasm", "cut"], [".wasm", "short"], [".js", "another"]]) {
    test(`says so when its program does not arrive: ${kind} ${what}`, async ({ page, host }) => {
      host.fault.of = (name) => (name.startsWith("hotseat-") && name.endsWith(kind) ? what : undefined);
      await page.goto(host.url);
      await expect(page.getByText("Hotseat could not start. Load the page again")).toBeVisible();
      host.fault.of = () => undefined;
      await page.reload();
      await expect(page.locator("main#main")).toBeVisible();
    });
  }
});
