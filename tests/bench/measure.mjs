// What the measures share: the middle of some numbers, a slower processor, and how long the page's main thread was busy.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../e2e/package.json", import.meta.url));
export const { chromium } = require("@playwright/test");

/** The path of a file of the project. */
export const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The value below which a share of the values lies: 0.5 is the median. */
export const quantile = (values, share) => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
export const median = (values) => quantile(values, 0.5);

/** A line of a table: a name, then cells of one width. */
export const line = (name, ...cells) => `  ${name.padEnd(62)}${cells.map((cell) => String(cell).padStart(14)).join("")}`;
export const ms = (value) => `${value.toFixed(1)} ms`;
export const times = (value) => `${value.toFixed(2)} times`;

/** Makes the page's processor so many times slower. */
export const slowDown = async (page, rate) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
};

const CATEGORIES = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline"];

/**
 * The main thread's tasks while something is done, in milliseconds, the longest first; and what `act` returned. Only
 * tasks of the page's own thread count, and nothing of what the browser does besides.
 */
export const tasksOf = async (browser, page, act) => {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(() => console.timeStamp("hotseat"));
  const result = await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const own = traceEvents.find((event) => event.name === "TimeStamp" && event.args?.data?.message === "hotseat");
  const tasks = traceEvents.filter((event) => event.name === "RunTask" && event.pid === own.pid && event.tid === own.tid);
  return { tasks: tasks.map((event) => event.dur / 1000).sort((one, other) => other - one), events: traceEvents, own, result };
};
