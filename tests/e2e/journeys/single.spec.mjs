// The whole application as one file: opened by a double click, with nothing beside it and nobody to ask.
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test as anyPage } from "@playwright/test";
import { priceUndercut } from "../answers.mjs";
import { serve } from "../server.mjs";
import { expect, expectAccessible, fillAnswer, handIn, passReview, shownScore, submit } from "../support.mjs";

const SINGLE = fileURLToPath(new URL("../../../dist/hotseat.html", import.meta.url));

/** The file alone in a folder, and a page that fails the journey when it complains or asks for anything else. */
const test = anyPage.extend({
  address: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "hotseat-"));
    const file = join(folder, "hotseat.html");
    await copyFile(SINGLE, file);
    await use(pathToFileURL(file).href);
    await rm(folder, { recursive: true });
  },
  page: async ({ page, address }, use) => {
    const troubles = [];
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(String(error)));
    const asked = new Set();
    page.on("request", (request) => asked.add(request.url().split("#")[0]));
    await use(page);
    expect(troubles, "what the file complained about").toEqual([]);
    expect([...asked], "what the file asked for").toEqual([address]);
  },
});

const attempts = (page) => page.locator(".attempt");

test("an interview from the first screen to the debrief, kept over a reload, and its record goes elsewhere", async ({ page, address, browser }) => {
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "Pricing and growth" })).toBeVisible();
  await page.getByRole("link", { name: priceUndercut.title }).click();
  await page.getByRole("link", { name: "Begin your answer" }).click();
  await expect(page.getByRole("form")).toBeVisible();
  await fillAnswer(page, priceUndercut);
  await submit(page);
  const score = await shownScore(page);
  expect(score).toBeGreaterThan(60);
  await expectAccessible(page, "a debrief in the single file");
  await page.reload();
  await expect(page.getByRole("heading", { name: "The checklist" })).toBeVisible();
  expect(await shownScore(page)).toBe(score);
  await page.goBack();
  await expect(page.locator("main#main")).toBeVisible();
  await page.goto(address);
  await expect(attempts(page)).toHaveCount(1);

  await page.getByRole("link", { name: "Progress" }).first().click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export everything" }).click()]);
  const record = await readFile(await file.path(), "utf8");
  expect(JSON.parse(record)).toBeTruthy();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${address}#/progress`);
  await elsewhere.getByLabel("Bring in a record").setInputFiles({ name: "record.json", mimeType: "application/json", buffer: Buffer.from(record) });
  await expect(elsewhere.getByText(/^Brought in: \d documents?\.$/)).toBeVisible();
  await elsewhere.goto(address);
  await elsewhere.reload();
  await expect(attempts(elsewhere)).toHaveCount(1);
  await elsewhere.context().close();
});

// The browser is made to lack something here, so the page may complain.
for (const [lack, words, where] of [
  ["WebAssembly", "needs WebAssembly", "the file"],
  ["WebAssembly", "needs WebAssembly", "the page of a host"],
  ["DecompressionStream", "could not start", "the file"],
]) {
  anyPage(`a browser without ${lack} is told what is the matter by ${where}`, async ({ page, baseURL }) => {
    await page.addInitScript((name) => delete globalThis[name], lack);
    await page.goto(where === "the file" ? pathToFileURL(SINGLE).href : baseURL);
    await expect(page.getByRole("status")).toContainText(words);
  });
}

anyPage("beside the bundle on a host it is a page of its own, worker or no worker", async ({ page }) => {
  // No visitor of the folder loads it unasked.
  expect(await (await page.request.get("./sw.js")).text()).not.toContain("hotseat.html");
  await page.goto("./");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  expect(await page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await page.goto("./hotseat.html#/scenario/price-undercut");
  await expect(page.getByRole("heading", { name: priceUndercut.title })).toBeVisible();
  expect(await page.locator("link[rel=manifest]").count()).toBe(0);
});

/** The neutral pack, with a title that would end the element that it travels in. */
const neutral = async () => (await readFile(new URL("../../packs/neutral.json", import.meta.url), "utf8")).replace('"title": "The village library"', '"title": "The </script><!--<script> library"');
const TITLE = /The <\/script><!--<script> library/;
const shelf = (page) => page.locator(".shelf").filter({ hasText: TITLE });

const downloaded = async (page) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download this as one file" }).click()]);
  expect(file.suggestedFilename()).toBe("hotseat.html");
  return file.path();
};

/** The file as somebody opens it who has never seen it: alone, in a browser that knows nothing. */
const openedBy = async (browser, folder, name, source, use) => {
  const file = join(folder, name);
  await writeFile(file, source);
  const context = await browser.newContext();
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("dialog", () => troubles.push("a dialog was opened"));
  const asked = new Set();
  page.on("request", (request) => asked.add(request.url().split("#")[0]));
  await page.goto(`${pathToFileURL(file).href}#/packs`);
  await use(page);
  expect(troubles, `what ${name} complained about`).toEqual([]);
  expect([...asked], `what ${name} asked for`).toEqual([pathToFileURL(file).href]);
  await context.close();
};

anyPage("downloaded as one file with the packs that are here, and handed on from there", async ({ page, browser, baseURL }) => {
  const folder = await mkdtemp(join(tmpdir(), "hotseat-"));
  const pack = await neutral();
  await page.goto(`${baseURL}#/packs`);
  await page.getByLabel("Choose files").setInputFiles({ name: "pack.json", mimeType: "application/json", buffer: Buffer.from(pack) });
  await page.getByRole("button", { name: "Add this pack" }).click();
  const first = await readFile(await downloaded(page), "utf8");
  let second;
  await openedBy(browser, folder, "first.html", first, async (reader) => {
    await expect(shelf(reader)).toContainText("Version 3, came with this file");
    await expect(shelf(reader).getByRole("button", { name: /^Remove/ })).toHaveCount(0);
    await shelf(reader).getByText("QR code").click();
    await expect(shelf(reader)).toContainText("no other device could open a link to it");
    await shelf(reader).getByRole("button", { name: /^Copy as a link/ }).click();
    await expect(reader.locator(".notice")).toContainText("by “Export”, or Hotseat with all packs inside by “Download this as one file”");
    await expectAccessible(reader, "the packs of a file");
    await reader.getByRole("link", { name: "Hotseat" }).first().click();
    await reader.getByRole("link", { name: "The roof leaks" }).click();
    await reader.getByRole("link", { name: "Begin your answer" }).click();
    await reader.locator('[data-field="decision"]').fill("We will mend the roof before the swallows come.");
    await handIn(reader);
    await reader.getByRole("button", { name: "Submit as it is" }).click();
    await passReview(reader);
    await expect(reader.getByText("We will mend the roof before the swallows come").first()).toBeVisible();
    await reader.goto(`${pathToFileURL(join(folder, "first.html")).href}#/packs`);
    second = await readFile(await downloaded(reader), "utf8");
  });
  expect(second.includes("before the swallows come"), "an answer in the file").toBe(false);
  await openedBy(browser, folder, "second.html", second, async (reader) => {
    await expect(shelf(reader)).toContainText("Version 3, came with this file");
    const [file] = await Promise.all([reader.waitForEvent("download"), shelf(reader).getByRole("button", { name: /^Export/ }).click()]);
    expect(await readFile(await file.path(), "utf8")).toBe(pack);
    expect((await readFile(await downloaded(reader), "utf8")) === second, "handed on once more as it is").toBe(true);
  });
  // Whoever tampers with the data gets a pack that is told to be broken, and never a script.
  const broken = JSON.stringify([pack.replace('"weight": 2,', '"weight": 200,')]).replaceAll("<", "\\u003c");
  const [head] = second.split('id="companions">');
  const tampered = `${head}id="companions">${broken}${second.slice(second.indexOf("<", head.length))}`;
  await openedBy(browser, folder, "tampered.html", tampered, async (reader) => {
    await reader.getByRole("link", { name: "Hotseat" }).first().click();
    await expect(reader.getByText("pack 1 of this file").first()).toBeVisible();
    await expect(reader.getByText("is a whole number from 1 to 20, not 200").first()).toBeVisible();
    await expect(reader.getByRole("heading", { name: "Pricing and growth" })).toBeVisible();
  });
  await rm(folder, { recursive: true });
});

anyPage("without a network the one file cannot be had, which is told; later it can", async ({ page }) => {
  let host = await serve();
  const port = Number(new URL(host.url).port);
  await page.goto(`${host.url}#/packs`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
  await host.stop();
  await page.getByRole("button", { name: "Download this as one file" }).click();
  await expect(page.getByText("The file was not made: it comes from this page's host, which cannot be reached")).toBeVisible();
  await expectAccessible(page, "a file that could not be made");
  host = await serve(port);
  expect((await readFile(await downloaded(page), "utf8")) === (await readFile(SINGLE, "utf8")), "the file of the host").toBe(true);
  await host.stop();
});
