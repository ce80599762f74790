// Whether memory stays flat over many attempts. What is kept of an attempt takes its room; whatever else grows is a leak.
import { priceUndercut } from "../e2e/answers.mjs";
import { serve } from "../e2e/server.mjs";
import { line } from "./measure.mjs";

const ATTEMPTS = 200;
/** After so many attempts it is measured: the first ones fill what is filled once. */
const STOPS = [20, 110, ATTEMPTS];

/** One attempt through the form, the challenges, the marks and the debrief. */
const attempt = (fields) => {
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  const button = (words) => Array.from(document.querySelectorAll("button")).find((one) => words.test(one.textContent));
  const put = (input, text) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  return (async () => {
    location.hash = "#/scenario/price-undercut/answer";
    await until(() => document.querySelector("form.form"));
    for (const [field, kind, value] of fields) {
      if (kind === "text" || kind === "number") put(document.querySelector(`[data-field="${field}"]`), value);
    }
    button(/^Submit your answer$/).click();
    (await until(() => button(/^Submit as it is$/))).click();
    await until(() => {
      if (document.querySelector(".ring")) return true;
      button(/^(Say nothing|Skip to the debrief)$/)?.click();
      return false;
    });
    location.hash = "#/";
    await until(() => document.querySelector(".cards"));
  })();
};

/** Hands in one attempt after the other, in one page. */
export const memory = async (browser, say) => {
  const host = await serve();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => addEventListener("TrunkApplicationStarted", (event) => { window.program = event.detail.wasm; }));
  await page.goto(host.url);
  await page.waitForFunction(() => window.program && document.querySelector(".cards"));
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const look = async () => {
    for (let again = 0; again < 3; again += 1) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const value = Object.fromEntries(metrics.map((one) => [one.name, one.value]));
    const wasm = await page.evaluate(() => window.program.memory.buffer.byteLength);
    const stored = await page.evaluate(() => Object.entries(localStorage).reduce((sum, [name, text]) => sum + name.length + text.length, 0));
    return [value.JSHeapUsedSize / 1e3, wasm / 1e3, value.Nodes, value.JSEventListeners, stored / 1e3];
  };
  say(`Memory over ${ATTEMPTS} attempts in one page, each through form, challenges and debrief; aim: flat but for what is kept:`);
  say(line("", "JS heap kB", "wasm kB", "DOM nodes", "listeners", "stored kB"));
  const seen = [];
  for (let done = 1; done <= ATTEMPTS; done += 1) {
    await page.evaluate(attempt, priceUndercut.fields);
    if (STOPS.includes(done)) {
      const now = await look();
      seen.push([done, now]);
      say(line(`after ${done} attempts`, ...now.map((value) => value.toFixed(0))));
    }
  }
  const [[early, before], , [late, after]] = seen;
  say(line("growth an attempt", ...after.map((value, index) => ((value - before[index]) / (late - early)).toFixed(2))));
  await context.close();
  await host.stop();
};
