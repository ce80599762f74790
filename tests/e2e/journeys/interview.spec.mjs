// From the brief to a traceable debrief, with nothing but the keyboard.
import { priceUndercut, unitEconomics } from "../answers.mjs";
import { expect, expectAccessible, handIn, open, passReview, shownScore, tabTo, test, typeAnswer } from "../support.mjs";

for (const answer of [priceUndercut, unitEconomics]) {
  test(`${answer.id} is practised from the home screen to the debrief by keyboard alone`, async ({ page }) => {
    await open(page);
    await tabTo(page, page.getByRole("link", { name: answer.title }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: answer.title })).toBeFocused();
    await tabTo(page, page.getByRole("link", { name: "Begin your answer" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("form", { name: "Your answer" })).toBeVisible();

    await typeAnswer(page, answer);
    await expect(page.getByText(`${answer.fields.length} of ${answer.fields.length} fields`)).toBeVisible();
    await page.keyboard.press("Control+Enter");

    // Replies and marks, by keyboard as well.
    for (let left = 0; left < 4; left += 1) {
      const reply = page.getByLabel("Your reply");
      await expect(reply.or(page.getByRole("heading", { name: "How well did you do?" }))).toBeVisible();
      if (!(await reply.isVisible())) break;
      const asked = await page.getByRole("heading", { level: 1 }).textContent();
      await tabTo(page, reply);
      await page.keyboard.insertText("I would keep it, because the third quarter shows another 12% and nobody asked for it.");
      await page.keyboard.press("Control+Enter");
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(asked);
    }
    await tabTo(page, page.getByRole("radio").first());
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("slider"));
    await page.keyboard.press("ArrowRight");
    await expect(page.locator("output")).toHaveText("55%");
    await tabTo(page, page.getByRole("button", { name: "Show the debrief" }));
    await page.keyboard.press("Enter");

    await expect(page.getByText("Debrief", { exact: true })).toBeVisible();
    await expect(page.getByText("You were 55% sure")).toBeVisible();
    expect(await shownScore(page)).toBeGreaterThanOrEqual(60);

    // From an item to the words that earned it, and from these back to the item.
    const quote = page.locator(".item-met .quotes a").first();
    const item = await quote.evaluate((link) => link.closest(".item").id);
    await tabTo(page, quote, 200);
    await page.keyboard.press("Enter");
    const mark = page.locator(".mark-link:focus");
    await expect(mark).toHaveCount(1);
    const markId = await mark.getAttribute("id");
    await page.keyboard.press("Enter");
    await expect(page.locator(`#${item}`)).toBeFocused();
    const marked = page.locator(`mark:has(+ sup #${markId})`).first();
    expect((await marked.textContent()).trim().length).toBeGreaterThan(0);
  });
}

test("a known mistake in a number is named and explained, with the working", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await page.locator('[data-field="gp_if_matched"]').fill("8.75");
  await expect(page.getByText("read as $8.75M")).toBeVisible();
  await page.locator('[data-field="breakeven_volume"]').fill("twelve");
  await expect(page.locator("#field-breakeven_volume-state")).not.toBeEmpty();
  await page.locator('[data-field="breakeven_volume"]').fill("3,2");
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  const numbers = page.getByRole("region", { name: "The numbers" });
  await expect(numbers.getByText(/only the price halves|cost of revenue/)).toBeVisible();
  await expect(numbers.getByText("$5.5M").first()).toBeVisible();
  await expect(numbers.getByText("Right", { exact: false }).first()).toBeVisible();
});

test("submitting asks once when fields are blank, and takes back by keyboard", async ({ page }) => {
  await open(page, "#/scenario/unit-economics/answer");
  await page.locator('[data-field="cac_paid_social"]').fill("60");
  await page.keyboard.press("Control+Enter");
  const asking = page.getByRole("alertdialog");
  await expect(asking).toBeFocused();
  await expect(asking).toContainText("9 fields still blank");
  await tabTo(page, page.getByRole("button", { name: "Keep writing" }));
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-field="clv_paid_social"]')).toBeFocused();
  await expect(asking).toHaveCount(0);
  await page.keyboard.press("Control+Enter");
  await asking.getByRole("button", { name: "What in these numbers do you not trust" }).click();
  await expect(page.locator('[data-field="doubts"]')).toBeFocused();
});

test("rows are added, moved and removed without losing a word or the focus", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  const cell = (row) => page.locator(`[data-field="options"][data-row="${row}"]`).first();
  await cell(0).fill("first");
  await cell(1).fill("second");
  await page.getByRole("button", { name: "Move up: row 2 of “The real options”" }).click();
  await expect(cell(0)).toHaveValue("second");
  await expect(cell(0)).toBeFocused();
  await page.getByRole("button", { name: "Move down: row 1 of “The real options”" }).click();
  await expect(cell(0)).toHaveValue("first");
  await page.getByRole("button", { name: "Remove: row 1 of “The real options”" }).click();
  await expect(cell(0)).toHaveValue("second");
});

test("an allocation tells what is left to give", async ({ page }) => {
  await open(page, "#/scenario/unit-economics/answer");
  const bucket = (name) => page.getByLabel(name, { exact: true });
  await bucket("Paid social").fill("300");
  await expect(page.locator("#field-allocation-state")).toContainText("700");
  await bucket("Partnerships").fill("700");
  await expect(page.locator("#field-allocation-state")).toHaveClass(/complete/);
  await bucket("Hold back").fill("100");
  await expect(page.locator("#field-allocation-state")).toHaveClass(/over/);
});

test("trying again keeps the former answer beside the new one and says what changed", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await page.locator('[data-field="clarify"]').fill("Tell me more.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  const before = await shownScore(page);
  await page.getByRole("button", { name: "Try again", exact: true }).click();
  const former = page.locator(".earlier").first();
  await former.locator("summary").click();
  await expect(former).toContainText("Tell me more.");
  for (const [field, kind, text] of priceUndercut.fields) {
    if (kind !== "table") await page.locator(`[data-field="${field}"]`).fill(text);
  }
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  const after = await shownScore(page);
  expect(after).toBeGreaterThan(before);
  await expect(page.getByRole("heading", { name: `From ${before} to ${after}` })).toBeVisible();
  await page.getByRole("link", { name: "Hotseat" }).click();
  await expect(page.locator(".attempt")).toHaveCount(2);
});

test("the coach says while one writes which items are met, and stops when told to", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  const coach = page.getByRole("region", { name: "Coach" });
  await expect(coach.getByRole("listitem")).toHaveCount(0);
  await coach.getByRole("button", { name: "Coach me while I write" }).click();
  await expect(coach.getByRole("status")).toHaveText("0 of 12 items met so far");
  await page.locator('[data-field="decision"]').fill(
    "We do not match. We hold the price for mid-market and enterprise. I accept that we lose some 80 small firms, and a slower year for new business.",
  );
  await expect(coach.getByText("Names what is given up, met")).toBeVisible();
  await expect(coach.getByText("Tells people what to do, not yet")).toBeVisible();
  await expectAccessible(page, "the form with the coach");
  await coach.getByRole("button", { name: "Stop coaching" }).click();
  await expect(coach.getByRole("listitem")).toHaveCount(0);
});

test("a ranking filled from top to bottom keeps every place that was said", async ({ page }) => {
  await open(page, "#/scenario/everything-now/answer");
  const lists = page.locator('select[data-field="order"]');
  const places = ["4", "3", "2", "1", "5"];
  for (const [index, place] of places.entries()) await lists.nth(index).selectOption(place);
  for (const [index, place] of places.entries()) await expect(lists.nth(index)).toHaveValue(place);
  await expect(page.getByText("1. Billing migration 2. Onboarding redesign")).toBeVisible();
});

test("the scenarios with a ranking and with buckets are answered and debriefed", async ({ page }) => {
  for (const id of ["everything-now", "save-smarter"]) {
    await open(page, `#/scenario/${id}/answer`);
    await page.locator("textarea").first().fill("Together they need 45 squad-months and we have 24, so I choose.");
    await expectAccessible(page, `the form of ${id}`);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Submit as it is" }).click();
    await expectAccessible(page, `the pushback of ${id}`);
    await passReview(page);
    await expect(page.getByText("Debrief", { exact: true })).toBeVisible();
    await expectAccessible(page, `the debrief of ${id}`);
  }
});
