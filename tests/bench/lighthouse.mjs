// What Lighthouse says of the home page, an answer and a debrief, as a phone and as a desk sees them: `make lighthouse`.
// The bundle is served as hosts do it, compressed. The aim is 100 everywhere.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { extname } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { priceUndercut } from "../e2e/answers.mjs";
import { at, chromium } from "./measure.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".png": "image/png", ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const PORT = 9333;

const host = createServer(async (request, response) => {
  const name = new URL(request.url, "http://host").pathname.slice(1) || "index.html";
  try {
    const body = gzipSync(await readFile(at(`dist/${name}`)));
    response.writeHead(200, {
      "content-type": TYPES[extname(name)] ?? "application/octet-stream", "content-encoding": "gzip",
      "cache-control": /[0-9a-f]{16}/.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
const home = `http://127.0.0.1:${host.address().port}/`;

const context = await chromium.launchPersistentContext("", {
  executablePath: process.env.HOTSEAT_BROWSER || undefined,
  args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${PORT}`],
});

/** Hands in an answer, so that there is a debrief to open; its address. */
const debrief = async () => {
  const page = await context.newPage();
  await page.goto(`${home}#/scenario/price-undercut/answer`);
  await page.locator("form.form").waitFor();
  for (const [field, kind, value] of priceUndercut.fields) {
    if (kind === "text") await page.locator(`[data-field="${field}"]`).fill(value);
  }
  await page.getByRole("button", { name: "Submit your answer" }).click();
  await page.getByRole("button", { name: "Submit as it is" }).click();
  for (;;) {
    const next = page.getByRole("button", { name: /^(Say nothing|Skip to the debrief)$/ });
    await next.or(page.locator(".ring")).first().waitFor();
    if (await page.locator(".ring").count()) break;
    await next.first().click();
  }
  const address = page.url();
  await page.close();
  return address;
};

const pages = { home, answer: `${home}#/scenario/price-undercut/answer`, debrief: await debrief() };
console.log(["page", "seen by", ...CATEGORIES].map((word) => word.padEnd(15)).join(""));
for (const [name, address] of Object.entries(pages)) {
  for (const [who, config] of [["phone", undefined], ["desk", desktopConfig]]) {
    const flags = { port: PORT, onlyCategories: CATEGORIES, disableStorageReset: true, logLevel: "silent" };
    const { lhr } = await lighthouse(address, flags, config);
    const scores = CATEGORIES.map((category) => `${Math.round(lhr.categories[category].score * 100)}`);
    console.log([name, who, ...scores].map((word) => word.padEnd(15)).join(""));
    for (const category of CATEGORIES) {
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 0.9) console.log(`    ${category}: ${audit.title}${audit.displayValue ? `, ${audit.displayValue}` : ""}`);
      }
    }
  }
}
await context.close();
host.close();
