// The whole application as one file: opened by a double click, with nothing beside it and nobody to ask.
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test as anyPage } from "@playwright/test";
import { priceUndercut } from "../answers.mjs";
import { expect, expectAccessible, fillAnswer, shownScore, submit } from "../support.mjs";

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
