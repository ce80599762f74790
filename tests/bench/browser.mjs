// Everything that is measured in a browser, in one run of one Chromium: `make bench`. Nothing here fails for being slow;
// what counts are the ratios and the aims beside them. Name measures to have only these: `start typing many memory rescore`.
import { many } from "./many.mjs";
import { chromium } from "./measure.mjs";
import { memory } from "./memory.mjs";
import { rescore } from "./rescore.mjs";
import { start } from "./start.mjs";
import { typing } from "./typing.mjs";

const MEASURES = { rescore, start, typing, many, memory };
const wanted = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.HOTSEAT_BROWSER || undefined,
  args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
});
console.log(`Chromium ${browser.version()}`);
for (const [name, measure] of Object.entries(MEASURES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log("");
  await measure(browser, console.log);
}
await browser.close();
