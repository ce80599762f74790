// Every screen, by daylight and at night, on a laptop and on a phone: axe finds nothing, nothing sticks out.
import { priceUndercut, unitEconomics } from "../answers.mjs";
import { expect, expectAccessible, fillAnswer, open, passReview, submit, test } from "../support.mjs";

const fitsInWidth = async (page, what) => {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(content, `${what}: width of the content`).toBeLessThanOrEqual(window);
};

const look = async (page, what) => {
  await expectAccessible(page, what);
  await fitsInWidth(page, what);
};

for (const colorScheme of ["light", "dark"]) {
  for (const [device, viewport] of [["laptop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });

      test("every screen of an interview", async ({ page }) => {
        await open(page);
        await look(page, "home");
        await open(page, "#/nowhere");
        await look(page, "an address that stands for nothing");
        await page.goto("./#/scenario/price-undercut");
        await expect(page.getByRole("link", { name: "Begin your answer" })).toBeVisible();
        await look(page, "brief");
        await page.getByRole("link", { name: "Begin your answer" }).click();
        await expect(page.getByRole("form")).toBeVisible();
        await look(page, "blank form");
        if (device === "phone") {
          await page.getByRole("button", { name: "Brief and exhibit" }).click();
          await expect(page.getByText("Cost of revenue is")).toBeVisible();
          await look(page, "form with the brief open");
          await page.getByRole("button", { name: "Back to your answer" }).click();
        }
        await fillAnswer(page, { ...priceUndercut, fields: priceUndercut.fields.slice(0, 5) });
        await page.locator('[data-field="breakeven_volume"]').fill("twelve");
        await page.keyboard.press("Control+Enter");
        await expect(page.getByRole("alertdialog")).toBeFocused();
        await look(page, "form while asking");
        await page.getByRole("button", { name: "Submit as it is" }).click();
        await expect(page.getByLabel("Your reply")).toBeVisible();
        await page.getByText("Your answer", { exact: true }).click();
        await look(page, "pushback");
        for (let left = 3; left > 0; left -= 1) await page.getByRole("button", { name: "Say nothing" }).click();
        await expect(page.getByRole("heading", { name: "How well did you do?" })).toBeVisible();
        await look(page, "marking");
        await passReview(page);
        await page.getByText("I did say this").first().click();
        for (const model of await page.locator(".model summary").all()) await model.click();
        await look(page, "debrief of half an answer");
        await page.getByRole("button", { name: "Try again", exact: true }).click();
        await fillAnswer(page, priceUndercut);
        await look(page, "form with the former answer");
        await submit(page);
        await look(page, "debrief of a retry");
        await page.goto("./");
        await look(page, "home with attempts");
        await page.keyboard.press("Control+/");
        await expect(page.getByRole("heading", { name: "Keys" })).toBeVisible();
        await look(page, "the list of keys");
        await page.goto("./#/progress");
        await expect(page.getByRole("heading", { name: "Days of practice" })).toBeVisible();
        await look(page, "progress");
      });

      test("every screen of the other ways to practise", async ({ page }) => {
        await open(page, "#/scenario/price-undercut");
        await page.getByRole("button", { name: "Go live" }).click();
        await page.locator("textarea").fill("Who would leave?");
        await page.getByRole("button", { name: "Next question" }).click();
        await look(page, "live");
        await page.getByRole("button", { name: "End the interview here" }).click();
        await look(page, "live, asked whether to end");
        await open(page, "#/panel/growth-round");
        await look(page, "panel");
        await open(page, "#/drills");
        await look(page, "drills");
        await page.getByRole("button", { name: "Give me a number" }).click();
        await page.getByLabel(/^Your number/).fill("7");
        await look(page, "drill");
        await page.getByRole("button", { name: "Check" }).click();
        await expect(page.getByRole("button", { name: "Another number" })).toBeVisible();
        await look(page, "drill, answered");
        await open(page, "#/scenario/two-way-dinner/sheet");
        await look(page, "interviewer's sheet");
        await open(page, "#/scenario/two-way-dinner");
        await page.getByRole("button", { name: "Interview somebody" }).click();
        await expect(page.getByLabel("Candidate")).toBeVisible();
        await look(page, "interview of somebody else");
        await open(page);
        await expect(page.getByText("A live interview is going on")).toBeVisible();
        await look(page, "home with a live interview");
      });

      test("the scenario with an allocation", async ({ page }) => {
        await open(page, "#/scenario/unit-economics/answer");
        await fillAnswer(page, unitEconomics);
        await look(page, "filled form");
        await submit(page);
        await look(page, "debrief");
      });
    });
  }
}

test("at 400% zoom, which is 320 pixels wide, nothing is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const route of ["", "#/scenario/price-undercut", "#/scenario/unit-economics/answer"]) {
    await open(page, route);
    await fitsInWidth(page, route);
  }
});

test("on a phone the whole interview works by touch", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, baseURL });
  const page = await context.newPage();
  await page.goto("./");
  await page.getByRole("link", { name: priceUndercut.title }).tap();
  await page.getByRole("link", { name: "Begin your answer" }).tap();
  await page.getByRole("button", { name: "Brief and exhibit" }).tap();
  await expect(page.locator("#desk-brief blockquote")).toBeInViewport();
  await page.getByText("Cost of revenue is").scrollIntoViewIfNeeded();
  await expect(page.getByText("Cost of revenue is")).toBeInViewport();
  await page.getByRole("button", { name: "Back to your answer" }).tap();
  await fillAnswer(page, priceUndercut);
  await page.getByRole("button", { name: "Submit your answer" }).tap();
  await passReview(page);
  await expect(page.getByRole("heading", { name: "Your answer" })).toBeVisible();
  const targets = await page.evaluate(() =>
    Array.from(document.querySelectorAll("button, a.button"), (element) => [element.textContent, element.getBoundingClientRect().height]));
  for (const [name, height] of targets) expect(height, `height of “${name}”`).toBeGreaterThanOrEqual(24);
  await context.close();
});

test("the printed debrief carries the score, the checklist and the answer, and no buttons", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await fillAnswer(page, priceUndercut);
  await submit(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "The checklist" })).toBeVisible();
  await expect(page.locator("mark").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again", exact: true })).toBeHidden();
});
