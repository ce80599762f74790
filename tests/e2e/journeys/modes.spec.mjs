// The ways to practise besides the form: live, panel, drills, the other side of the table.
import { readFile } from "node:fs/promises";
import { priceUndercut } from "../answers.mjs";
import { expect, expectAccessible, fillAnswer, handIn, open, passReview, shownScore, submit, test } from "../support.mjs";

const field = (page, id) => page.locator(`[data-field="${id}"]`).first();
const main = (page) => page.locator("main#main");

/** What a click on a button hands over as a file. */
const download = async (page, button) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
};

test("a live interview asks one question after the other, and there is no way back", async ({ page }) => {
  await open(page, "#/scenario/price-undercut");
  await page.getByLabel("Time").selectOption("");
  await page.getByRole("button", { name: "Go live" }).click();
  await expect(page.getByText("Question 1 of 8")).toBeVisible();
  await expect(page.getByText("no limit")).toBeVisible();
  await expect(page.getByRole("button", { name: /a hint|Coach/ })).toHaveCount(0);
  await field(page, "clarify").fill("Which firms would leave?");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Question 2 of 8")).toBeVisible();
  await expect(field(page, "gp_if_matched")).toBeFocused();
  await expect(field(page, "clarify")).toHaveCount(0);
  await page.getByText("What you have said so far").click();
  await expect(page.getByText("Which firms would leave?")).toBeVisible();
  // A reload comes back to the same question, and the words of it are there.
  await field(page, "gp_if_matched").fill("5.5");
  await page.reload();
  await expect(page.getByText("Question 2 of 8")).toBeVisible();
  await expect(field(page, "gp_if_matched")).toHaveValue("5.5");
  await page.getByRole("button", { name: "End the interview here" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("6 questions would stay without an answer");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "End the interview here" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await passReview(page);
  await expect(page.getByText(/^Live, /)).toBeVisible();
  await expect(main(page)).toContainText("Which firms would");
});

test("when the time is out, what was written is handed in, and nothing is lost", async ({ page }) => {
  await page.clock.install({ time: new Date("2026-03-02T10:00:00Z") });
  await open(page, "#/scenario/price-undercut");
  await page.getByLabel("Time").selectOption("10");
  await page.getByRole("button", { name: "Go live" }).click();
  await field(page, "clarify").fill("Which firms would leave, and why did they cut?");
  await page.clock.runFor("09:01");
  await expect(page.getByRole("timer")).toHaveClass(/clock-grave/);
  await expect(page.getByText("One minute is left.")).toBeAttached();
  await page.clock.runFor("01:05");
  await expect(page.getByText("The time was out.")).toBeVisible();
  await page.clock.resume();
  await passReview(page);
  await expect(page.getByText(/Time ran out after 10 min/)).toBeVisible();
  await expect(main(page)).toContainText("why did they cut");
});

test("hints cost points, and the debrief says so", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await fillAnswer(page, priceUndercut);
  await page.getByRole("button", { name: "I am stuck: a hint (costs 1 point)" }).click();
  await expect(page.locator("#hint-1")).toBeFocused();
  await page.getByRole("button", { name: "One more hint (costs 2 points)" }).click();
  await page.getByText("Look at the checklist").click();
  await expect(page.getByText("Names what is given up")).toBeVisible();
  await submit(page);
  await expect(page.getByText("2 hints cost 3 more")).toBeVisible();
  expect(await shownScore(page)).toBeLessThan(95);
});

test("a panel goes from person to person and ends with one scorecard and one transcript", async ({ page }) => {
  await open(page, "#/panel/growth-round");
  await page.getByRole("button", { name: "Begin the panel" }).click();
  for (const [person, words] of [["Henrik Dahl", "Who leaves?"], ["Priya Raman", "154"], ["Marcus Oyelaran", "It is 45 against 24."]]) {
    await expect(page.getByText(`${person}, `)).toBeVisible();
    await page.locator("textarea, input[type=text]").first().fill(words);
    await page.getByRole("button", { name: "End the interview here" }).click();
    await page.getByRole("button", { name: "Hand in as it is" }).click();
    await expect(page.getByText("Pushback, 1 of 1")).toBeVisible();
    await expect(page.locator(".asker-name").first()).toHaveText(person);
    await page.getByLabel("Your reply").fill(`A reply to ${person}.`);
    await page.getByRole("button", { name: "Reply" }).click();
  }
  await expect(page.getByRole("heading", { name: "Person by person" })).toBeVisible();
  await expect(page.locator(".attempt")).toHaveCount(3);
  await expect(page.getByText("A reply to Priya Raman.")).toBeVisible();
  await expectAccessible(page, "the scorecard of a panel");
  await page.getByRole("link", { name: "The CEO wants all five" }).click();
  await expect(page.getByText(/^In a panel, /)).toBeVisible();
});

test("a drill has the same numbers for everybody who opens its address, and says what went wrong", async ({ page, browser, baseURL }) => {
  await open(page, "#/drills");
  await page.getByRole("button", { name: "CAC payback" }).click();
  await expect(page.getByRole("button", { name: "Check" })).toBeVisible();
  const question = await page.getByRole("heading", { level: 1 }).textContent();
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText(question);
  await other.close();
  // The usual mistake: the price instead of the margin.
  const figures = question.match(/\d[\d,.]*\d|\d/g).map((figure) => Number(figure.replace(/,/g, "")));
  const [spend, customers, price] = figures;
  await page.getByLabel(/^Your number/).fill(((spend * 1000) / customers / price).toFixed(2));
  await page.keyboard.press("Enter");
  await expect(page.locator("#drill-verdict")).toBeFocused();
  await expect(page.getByText("You divided by the price")).toBeVisible();
  await expect(page.getByText(/0 right in a row/)).toBeVisible();
  await page.getByRole("button", { name: "The same with fresh figures" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(question);
});

test("a contest marks the item, shows the score with it, and can be taken along and taken back", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await field(page, "decision").fill("Perhaps this or that. One could also look again next year.");
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  const item = page.locator("#item-commits");
  await item.getByText("I did say this").click();
  await item.getByRole("combobox").selectOption({ index: 1 });
  await item.getByRole("button", { name: "Contest" }).click();
  await expect(item).toContainText("One could also look again next year");
  await expect(page.getByText(/With your 1 contested item, it would be \d+ of 100/)).toBeVisible();
  await page.reload();
  await expect(item).toContainText("You say that this does it");
  await page.goto("./#/progress");
  const { name, text } = await download(page, "Export 1 contest");
  expect(name).toBe("hotseat-contests.json");
  expect(JSON.parse(text).contests[0]).toMatchObject({ scenario: "price-undercut", item: "commits", words: "One could also look again next year" });
  await page.goBack();
  await item.getByRole("button", { name: "Withdraw" }).click();
  await expect(item.getByText("I did say this")).toBeVisible();
});

test("the debrief can be saved as Markdown and as JSON, and be printed", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await fillAnswer(page, priceUndercut);
  await submit(page);
  const markdown = await download(page, "Save as Markdown");
  expect(markdown.name).toMatch(/^debrief-.*\.md$/);
  expect(markdown.text).toContain("# The competitor just halved its price");
  expect(markdown.text).toMatch(/- \[x\] \*\*Commits to one answer\*\*/);
  const json = JSON.parse((await download(page, "Save as JSON")).text);
  expect(json).toMatchObject({ scenario: "price-undercut", items: { commits: { met: true } } });
  expect(json.score).toBe(await shownScore(page));
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});

test("everything that was written goes out as one file and comes in on another device, once", async ({ page, browser, baseURL }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await field(page, "clarify").fill("Words that travel.");
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  await page.goto("./#/progress");
  const { text } = await download(page, "Export everything");
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto("./#/progress");
  const bring = () => elsewhere.getByLabel("Bring in a record").setInputFiles({ name: "record.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await bring();
  await expect(elsewhere.getByText(/^Brought in: \d documents?\.$/)).toBeVisible();
  await bring();
  await expect(elsewhere.getByText("Everything in that record was here already.")).toBeVisible();
  await elsewhere.locator(".attempt a").click();
  await expect(main(elsewhere)).toContainText("Words that travel.");
  await elsewhere.goto("./#/progress");
  await elsewhere.getByLabel("Bring in a record").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await expect(elsewhere.getByText("That file was not brought in")).toBeVisible();
  elsewhere.on("dialog", (dialog) => dialog.accept());
  await elsewhere.getByRole("button", { name: "Erase everything" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Pricing and growth" })).toBeVisible();
  expect(await elsewhere.evaluate(() => Object.keys(localStorage).filter((name) => /attempt|review|draft/.test(name)))).toEqual([]);
  await other.close();
});

test("an interviewer ticks what is said and compares it with the typed answer", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await fillAnswer(page, priceUndercut);
  await submit(page);
  await page.goto("./#/scenario/price-undercut");
  await page.getByRole("button", { name: "Interview somebody" }).click();
  await page.getByLabel("Candidate").fill("Ada");
  await page.getByRole("checkbox", { name: /Commits to one answer/ }).check();
  await page.getByLabel("Notes").fill("Spoke of the small firms first.");
  await expect(page.getByText("1 of 12 items heard, 2 of 28 points")).toBeVisible();
  await page.getByLabel("Attempt").selectOption({ index: 1 });
  await expect(page.getByText("in the typed answer, not heard").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Candidate")).toHaveValue("Ada");
  await expect(page.getByRole("checkbox", { name: /Commits to one answer/ })).toBeChecked();
  await page.goto("./");
  await expect(page.getByRole("link", { name: "Ada: The competitor just halved its price" })).toBeVisible();
});

test("the list of keys opens by Ctrl+/, and single letters never do anything but type", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Control+/");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  for (const key of "hdp?") await page.keyboard.press(key);
  await expect(page.getByRole("heading", { name: "Pricing and growth" })).toBeVisible();
  await page.goto("./#/scenario/price-undercut/answer");
  await field(page, "clarify").pressSequentially("hd?p");
  await expect(field(page, "clarify")).toHaveValue("hd?p");
  await page.keyboard.press("Escape");
  await expect(field(page, "clarify")).not.toBeFocused();
  // Enter in a field of the form hands nothing in.
  await field(page, "gp_if_matched").press("Enter");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

test("two tabs in one live interview: the one that idles follows the other and takes nothing away", async ({ page, context }) => {
  await open(page, "#/scenario/price-undercut");
  await page.getByRole("button", { name: "Go live" }).click();
  await expect(page.getByText("Question 1 of 8")).toBeVisible();
  const other = await context.newPage();
  await other.goto("./#/live");
  await field(other, "clarify").fill("Words of the second tab.");
  await expect(other.getByText("Saved on this device")).toBeVisible();
  await expect(field(page, "clarify")).toHaveValue("Words of the second tab.");
  await other.getByRole("button", { name: "End the interview here" }).click();
  await other.getByRole("button", { name: "Hand in as it is" }).click();
  await expect(page.getByRole("heading", { name: "Pricing and growth" })).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("hotseat/live"))).toBeNull();
});

test("speech is offered only where it is recognised on the device, and its words can be edited", async ({ page }) => {
  await page.addInitScript(() => {
    window.SpeechRecognition = class {
      static available(options) {
        return Promise.resolve(options.processLocally ? "available" : "unavailable");
      }

      get processLocally() {
        return this.isLocal;
      }

      set processLocally(is) {
        this.isLocal = is;
      }

      start() {
        if (!this.processLocally) throw new Error("the voice would leave the device");
        setTimeout(() => this.onresult({ resultIndex: 0, results: { length: 1, 0: { 0: { transcript: "we hold the price" } } } }), 0);
      }

      stop() {
        this.onend?.();
      }
    };
  });
  await open(page, "#/scenario/price-undercut/answer");
  await field(page, "clarify").fill("First,");
  await page.getByRole("button", { name: "Dictate, or stop" }).first().click();
  await expect(field(page, "clarify")).toHaveValue("First, we hold the price");
  await page.getByRole("button", { name: "Dictate, or stop" }).first().click();
  await field(page, "clarify").press("End");
  await field(page, "clarify").pressSequentially(" today");
  await expect(page.getByText("Saved on this device")).toBeVisible();
  await page.reload();
  await expect(field(page, "clarify")).toHaveValue("First, we hold the price today");
});

test("where speech would go to a server, it is not offered", async ({ page }) => {
  await page.addInitScript(() => {
    window.SpeechRecognition = class {
      static available() {
        return Promise.resolve("downloadable");
      }

      get processLocally() {
        return false;
      }
    };
  });
  await open(page, "#/scenario/price-undercut/answer");
  await expect(field(page, "clarify")).toBeVisible();
  await expect(page.getByRole("button", { name: "Dictate, or stop" })).toHaveCount(0);
});

test("pushback tells a reply that holds, changes, concedes, folds or repeats, and marks the words", async ({ page }) => {
  const decision = "We hold the price for mid-market and enterprise, and offer small firms a lighter plan. I accept that we lose some 80 small firms this year.";
  const replies = {
    "Held with a new reason": "No. A mid-market firm that moves its client files loses a whole tax season, so it stays unless we give it a reason to look; half price on 360 firms costs $6.3M a year for nothing.",
    "Updated with a reason": "I would change that part: the lighter plan goes, because serving a small firm costs $3,200. We move the 200 smallest to email support instead.",
    "Conceded the valid part": "That is a fair point: I have no floor for this. The plan stands, but if ten mid-market firms leave for Tallyo by June, we come back to this table.",
    Folded: "If you would rather match, then we match, of course. It is your call in the end and I am happy with whatever you decide.",
    Repeated: "As I said, we hold the price for mid-market and enterprise and offer small firms a lighter plan.",
  };
  for (const [judgement, reply] of Object.entries(replies)) {
    await open(page, "#/scenario/price-undercut/answer");
    await field(page, "decision").fill(decision);
    await handIn(page);
    await page.getByRole("button", { name: "Submit as it is" }).click();
    await page.getByLabel("Your reply").fill(reply);
    await page.getByRole("button", { name: "Reply" }).click();
    await passReview(page);
    const exchange = page.locator(".exchange").first();
    await expect(exchange, reply).toContainText(judgement);
    await expect(exchange.locator("mark").first(), reply).toBeVisible();
  }
  await expectAccessible(page, "a debrief with pushback");
});

test("fresh numbers go through the whole question, and their address gives the same ones to everybody", async ({ page, browser, baseURL }) => {
  await open(page, "#/scenario/price-undercut");
  const before = await page.locator(".exhibit").textContent();
  await page.getByRole("button", { name: "Draw fresh numbers" }).click();
  await expect(page.getByText(/Fresh numbers, no\. \d+/)).toBeVisible();
  const exhibit = await page.locator(".exhibit").textContent();
  expect(exhibit).not.toBe(before);
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.locator(".exhibit")).toHaveText(exhibit);
  await other.close();
  await page.getByRole("link", { name: "Begin your answer" }).click();
  // The original's right number is wrong now, and the debrief works with the new figures.
  await field(page, "gp_if_matched").fill("5.5");
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  const number = page.getByRole("region", { name: "The numbers" });
  const shown = (await number.textContent()).match(/it is \$([\d.]+)M/)?.[1];
  const figures = exhibit.match(/Total\s*1,200\s*([\d.]+)/)?.[1];
  if (shown) expect(Number(shown)).toBeLessThan(Number(figures));
  await expect(page.getByText(/Numbers no\. \d+\./)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "The numbers" })).toBeVisible();
});
