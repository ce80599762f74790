// Takes pictures of every screen, to be looked at: `node screens.mjs FOLDER` after `make build`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { priceUndercut, unitEconomics } from "./answers.mjs";
import { serve } from "./server.mjs";
import { fillAnswer } from "./support.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node screens.mjs FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const host = await serve();
const browser = await chromium.launch({ executablePath: process.env.HOTSEAT_BROWSER || undefined, args: ["--no-sandbox", "--disable-gpu"] });

for (const [device, viewport] of [["laptop", { width: 1280, height: 800 }], ["phone", { width: 390, height: 844 }]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport, colorScheme, baseURL: host.url, deviceScaleFactor: 1, locale: "en-GB" });
    const page = await context.newPage();
    const shoot = (name, fullPage = true) => page.screenshot({ path: join(folder, `${name}-${device}-${colorScheme}.png`), fullPage });
    const heading = (name) => page.getByRole("heading", { name }).waitFor();
    await page.goto("./");
    await heading("Pricing and growth");
    await shoot("home");
    await page.goto("./#/scenario/price-undercut");
    await page.getByRole("link", { name: "Begin your answer" }).waitFor();
    await shoot("brief");
    await page.getByRole("link", { name: "Begin your answer" }).click();
    await page.getByRole("form").waitFor();
    await shoot("form", false);
    await fillAnswer(page, { ...priceUndercut, fields: priceUndercut.fields.slice(0, 5) });
    await page.locator('[data-field="gp_if_matched"]').fill("8.75");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alertdialog").waitFor();
    await shoot("asking", false);
    await page.getByRole("button", { name: "Submit as it is" }).click();
    await heading("The checklist");
    await shoot("debrief-half");
    await page.getByRole("button", { name: "Try again" }).click();
    await fillAnswer(page, priceUndercut);
    await shoot("form-retry");
    await page.getByRole("button", { name: "Submit for the debrief" }).click();
    await heading("The checklist");
    await shoot("debrief");
    if (device === "laptop" && colorScheme === "light") await page.pdf({ path: join(folder, "debrief.pdf"), format: "A4", printBackground: true });
    await page.goto("./#/scenario/unit-economics/answer");
    await heading(unitEconomics.title);
    await fillAnswer(page, unitEconomics);
    await shoot("form-numbers");
    await page.getByRole("button", { name: "Submit for the debrief" }).click();
    await heading("The checklist");
    await shoot("debrief-numbers");
    await page.goto("./");
    await heading("Your attempts");
    await shoot("home-attempts");
    await context.close();
  }
}
await browser.close();
await host.stop();
