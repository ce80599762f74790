// Whether a pack of 2,000 scenarios can be lived with: it is brought in as a file, listed, searched and there at the next
// start, and each time the longest stretch is measured in which the page could not have answered.
import { serve } from "../e2e/server.mjs";
import { line, ms, tasksOf } from "./measure.mjs";

const SCENARIOS = 2000;
const BLOCKED = 50;

const KINDS = ["pricing", "investment", "roadmap", "churn", "hiring", "platform"];
const ROLES = ["CEO", "CFO", "Chair", "Founder"];
const NAMES = ["Ines Okafor", "Tom Brandt", "Mira Sandhu", "Lars Holm", "Ana Prado"];
const SUBJECTS = ["the second oven", "the winter menu", "a cheaper plan", "the northern depot", "two more engineers", "the loyalty card", "the old contract"];

const scenario = (index) => {
  const subject = SUBJECTS[index % SUBJECTS.length];
  const item = (id, title, criterion, slots) => ({
    id, title, dimension: "tradeoffs", weight: 2, criterion, met_by: { say: slots, in: ["decision"], within: "sentence" },
  });
  return {
    id: `case-${index}`,
    title: `Case ${index}: ${subject}?`,
    kind: KINDS[index % KINDS.length],
    asked_by: { name: NAMES[index % NAMES.length], role: ROLES[index % ROLES.length] },
    situation: `The board has asked about ${subject} for the ${index + 2}th time. It costs $${30 + (index % 90)},000, takes ${2 + (index % 9)} months, and two of the five largest customers say that they would leave without it, while the team says that it can do only one thing at a time this year.`,
    question: `What do we do about ${subject}, and what do we give up for it?`,
    minutes: 10 + (index % 30),
    fields: [
      { id: "questions", kind: "text", label: "What do you want to know first?" },
      { id: "decision", kind: "text", label: "Your decision, and what it costs" },
    ],
    items: [
      item("names-the-cost", "Names the cost", "Says what the own decision costs or gives up.", { "a cost": "give up | accept | costs us | lose | @churn" }),
      item("sets-a-limit", "Sets a limit", "Says from which level on the decision changes.", { "a level": "#percent | #money | #duration", "a condition": "if | once | as soon as" }),
      item("names-who", "Names who is hit", "Says which customers the decision hits first.", { "somebody": "customer | account | segment | largest" }),
    ],
  };
};

const pack = () => JSON.stringify({
  hotseat: 1, id: "thousands", title: "Two thousand cases", version: 1, author: "The bench", licence: "CC0-1.0", language: "en",
  about: "Generated, to see whether so many can be lived with.", scenarios: Array.from({ length: SCENARIOS }, (_, index) => scenario(index)),
});

/** Brings the pack in and works with it. */
export const many = async (browser, say) => {
  const host = await serve();
  const context = await browser.newContext();
  const page = await context.newPage();
  const text = pack();
  say(`A pack of ${SCENARIOS} scenarios, ${(text.length / 1e6).toFixed(1)} MB; aim: no task over ${BLOCKED} ms:`);
  say(line("", "longest task", "over 50 ms", "in all"));
  const step = async (what, act) => {
    const begun = performance.now();
    const { tasks } = await tasksOf(browser, page, act);
    const took = performance.now() - begun;
    say(line(what, ms(tasks[0] ?? 0), tasks.filter((task) => task > BLOCKED).length, ms(took)));
  };
  // The last of the first page.
  const last = page.getByRole("link", { name: "Case 23:" });
  await page.goto(`${host.url}#/packs`);
  await page.getByText("Choose files").waitFor();
  await page.waitForTimeout(2500);
  const add = page.getByRole("button", { name: "Add this pack" });
  await step("chosen as a file, read and shown", async () => {
    await page.locator("input[type=file]").first().setInputFiles({ name: "thousands.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await add.waitFor({ timeout: 120_000 });
  });
  await step("added and stored", async () => {
    await add.click();
    await page.getByRole("button", { name: "Remove: Two thousand cases" }).waitFor({ timeout: 120_000 });
  });
  await step("home, with the list", async () => {
    await page.evaluate(() => { location.hash = "#/"; });
    await last.waitFor({ timeout: 120_000 });
  });
  const search = page.getByRole("searchbox", { name: "Search scenarios" });
  if (await search.count()) {
    await step("a search typed, letter by letter", async () => {
      await search.pressSequentially("northern chair hiring", { delay: 60 });
      await page.locator(".search-count").filter({ hasText: /scenario/ }).waitFor();
    });
    await step("the search cleared", async () => {
      await search.fill("");
      await last.waitFor();
    });
    await step("more of the list shown", async () => {
      await page.getByRole("button", { name: /^Show more/ }).last().click();
      await page.getByRole("link", { name: "Case 30:" }).waitFor();
    });
  }
  await step("a scenario of it opened", async () => {
    await page.getByRole("link", { name: "Case 7:" }).click();
    await page.getByRole("link", { name: "Begin your answer" }).waitFor({ timeout: 120_000 });
  });
  await step("the next start, with the pack stored", async () => {
    await page.goto("about:blank");
    await page.goto(`${host.url}#/`);
    await last.waitFor({ timeout: 120_000 });
  });
  await context.close();
  await host.stop();
};
