// How long a key takes to reach the screen in an answer of 2,000 words on a slow processor, beside a bare text area.
import { serve } from "../e2e/server.mjs";
import { line, median, ms, quantile, slowDown, tasksOf, times } from "./measure.mjs";

const WORDS = 2000;
const KEYS = 100;
const SLOWER = 4;
/** So many keys stand between two rests, in which the coach judges. */
const BURST = 10;
const REST = 700;
const FRAME = 1000 / 60;
const ADDRESS = "#/scenario/price-undercut/answer";

const SENTENCES = [
  "We hold the price for enterprise and mid-market and launch a lighter plan for small firms only.",
  "That will cost us up to 100 small firms this quarter, and I accept it because the margin on the rest is worth more.",
  "Before we react I want to know which segments Tallyo is actually winning in, and how many of the 9 deals were about price.",
  "If monthly churn in the mid-market goes above 1.5% for two months, we offer every account the price lock.",
  "Matching everywhere would take gross profit from $17.5M to $5.5M, which is not realistic to earn back.",
];
const text = () => {
  const words = Array.from({ length: WORDS }, (_, index) => SENTENCES.join(" ").split(" ")[index % SENTENCES.join(" ").split(" ").length]);
  return words.join(" ");
};

/** Notes, for each key, the time from it until the frame after it has been drawn: what the key did is on the screen then. */
const listen = () => {
  window.painted = [];
  addEventListener("keydown", (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - pressed)));
  }, true);
};

const press = async (browser, page, area) => {
  await area.focus();
  await page.keyboard.press("Control+End");
  await page.evaluate(listen);
  const { tasks, events, own } = await tasksOf(browser, page, async () => {
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press(key % 5 === 4 ? "Space" : "e");
      await page.waitForTimeout(key % BURST === BURST - 1 ? REST : 60);
    }
  });
  const painted = await page.evaluate(() => window.painted);
  const handled = events.filter((event) => event.name === "EventDispatch" && event.pid === own.pid && event.args?.data?.type === "input");
  const work = handled.map((event) => event.dur / 1000);
  return { painted, longest: tasks[0], tasks, work };
};

/** Types into the form with and without the coach, and into a bare page. */
export const typing = async (browser, say) => {
  const host = await serve();
  const context = await browser.newContext();
  const bare = async () => {
    const page = await context.newPage();
    await page.setContent("<!doctype html><title>bare</title><textarea rows=5></textarea>");
    return [page, page.locator("textarea")];
  };
  const form = async (isCoached) => {
    const page = await context.newPage();
    await page.goto(`${host.url}${ADDRESS}`);
    const area = page.locator('[data-field="decision"]');
    await area.waitFor();
    if (isCoached) await page.getByRole("button", { name: "Coach me while I write" }).click();
    return [page, area];
  };
  const rows = [["a bare text area", bare], ["the form", () => form(false)], ["the form with the coach", () => form(true)]];
  say(`Typing ${KEYS} keys into ${WORDS} words, ${SLOWER}x slower, a rest after every ${BURST}; aim: no task over a frame (${ms(FRAME)}):`);
  say(line("", "key to paint", "95th", "longest", "ratio", "its handling", "longest", "longest task", "over a frame"));
  let first;
  for (const [what, open] of rows) {
    const [page, area] = await open();
    await area.fill(text());
    await slowDown(page, SLOWER);
    const { painted, longest, tasks, work } = await press(browser, page, area);
    first ??= median(painted);
    say(line(what, ms(median(painted)), ms(quantile(painted, 0.95)), ms(Math.max(...painted)), times(median(painted) / first),
      work.length ? ms(median(work)) : "-", work.length ? ms(Math.max(...work)) : "-", ms(longest), tasks.filter((task) => task > FRAME).length));
    await page.close();
  }
  await context.close();
  await host.stop();
};
