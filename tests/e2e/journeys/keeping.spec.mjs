// Nothing that was typed is ever lost.
import { expect, open, passReview, test } from "../support.mjs";

const FORM = "#/scenario/price-undercut/answer";
const words = 'Which segment loses deals to Tallyo? Sagte man mir: „die Kleinen“. 🤷';
const clarify = (page) => page.locator('[data-field="clarify"]');
const saved = (page) => expect(page.getByText("Saved on this device")).toBeVisible();

test("an answer survives a reload and coming back later, row order included", async ({ page, context }) => {
  await open(page, FORM);
  await clarify(page).fill(words);
  await page.locator('[data-field="options"][data-row="0"]').first().fill("Hold");
  await saved(page);
  await page.reload();
  await expect(clarify(page)).toHaveValue(words);
  await page.close();
  const later = await context.newPage();
  await later.goto("./");
  await expect(later.getByText("In progress: 2 of 8 fields")).toBeVisible();
  await later.getByRole("link", { name: "The competitor just halved its price" }).click();
  await later.getByRole("link", { name: "Continue your answer" }).click();
  await expect(clarify(later)).toHaveValue(words);
  await expect(later.locator('[data-field="options"][data-row="0"]').first()).toHaveValue("Hold");
});

test("leaving in the middle of a word keeps the word", async ({ page }) => {
  await open(page, FORM);
  await clarify(page).pressSequentially("Which se");
  await page.reload();
  await expect(clarify(page)).toHaveValue("Which se");
});

test("stored documents that cannot be read are kept aside, and the person is told", async ({ page }) => {
  await page.addInitScript(() => {
    if (!sessionStorage.getItem("planted")) {
      sessionStorage.setItem("planted", "yes");
      localStorage.setItem("hotseat/draft/price-undercut", '{"v":1,"answer":"cut off');
    }
  });
  await open(page);
  await expect(page.getByText("could not be read")).toBeVisible();
  const kept = await page.evaluate(() => Object.entries(localStorage));
  expect(kept.some(([name, text]) => name.startsWith("hotseat/aside/") && text.includes("cut off"))).toBe(true);
  await page.getByRole("link", { name: "The competitor just halved its price" }).click();
  await expect(page.getByRole("link", { name: "Begin your answer" })).toBeVisible();
});

test("a full storage is told, the words stay, and storing again works when there is room", async ({ page }) => {
  await open(page, FORM);
  await page.evaluate(() => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(...entry) {
      if (window.isFull) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, entry);
    };
    window.isFull = true;
  });
  await clarify(page).fill(words);
  await expect(page.getByText("Your latest words are not stored")).toBeVisible();
  await expect(page.getByText("Not stored", { exact: true })).toBeVisible();
  await expect(clarify(page)).toHaveValue(words);
  await page.evaluate(() => { window.isFull = false; });
  await page.getByRole("button", { name: "Try again", exact: true }).click();
  await expect(page.getByText("Your latest words are not stored")).toHaveCount(0);
  await page.reload();
  await expect(clarify(page)).toHaveValue(words);
});

test("a browser that forbids storing still lets people practise, and says so", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
  });
  await open(page);
  await expect(page.getByText("does not let the page store anything")).toBeVisible();
  await page.getByRole("link", { name: "The competitor just halved its price" }).click();
  await page.getByRole("link", { name: "Begin your answer" }).click();
  await clarify(page).fill(words);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  await expect(page.getByRole("heading", { name: "The checklist" })).toBeVisible();
});

test("two tabs with the same answer: neither loses its words without being asked", async ({ page, context }) => {
  await open(page, FORM);
  await clarify(page).fill("from the first tab");
  await saved(page);
  const other = await context.newPage();
  await other.goto(`./${FORM}`);
  await expect(clarify(other)).toHaveValue("from the first tab");
  await clarify(other).fill("from the second tab");
  await saved(other);
  await expect(page.getByText("changed in another tab")).toBeVisible();
  await expect(clarify(page)).toHaveValue("from the first tab");
  await page.getByRole("button", { name: "Use the other version" }).click();
  await expect(clarify(page)).toHaveValue("from the second tab");
});

test("typing is never disturbed: the caret stays while fields, rows and the clock change", async ({ page }) => {
  await open(page, FORM);
  await clarify(page).fill("Which  segment?");
  await clarify(page).evaluate((area) => area.setSelectionRange(6, 6));
  await page.keyboard.type("small ");
  await expect(clarify(page)).toHaveValue("Which small  segment?");
  expect(await clarify(page).evaluate((area) => area.selectionStart)).toBe(12);
});

test("should the program stop, what was written can be copied and saved, and loading again brings it back", async ({ page, context, browser, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, FORM);
  await clarify(page).fill(words);
  await saved(page);
  // What the program's own hook tells the page when it panics.
  await page.evaluate(() => dispatchEvent(new CustomEvent("hotseat-stopped", { detail: "panicked at somewhere" })));
  const stopped = page.getByRole("alertdialog", { name: "Hotseat has stopped" });
  await expect(stopped).toContainText("panicked at somewhere");
  await stopped.getByRole("button", { name: "Copy what I was writing" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("Which segment loses deals");
  const [file] = await Promise.all([page.waitForEvent("download"), stopped.getByRole("button", { name: "Save everything" }).click()]);
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto("./#/progress");
  await elsewhere.getByLabel("Bring in a record").setInputFiles(await file.path());
  await expect(elsewhere.getByText(/^Brought in: 1 document\.$/)).toBeVisible();
  await other.close();
  await stopped.getByRole("button", { name: "Load the page again" }).click();
  await expect(clarify(page)).toHaveValue(words);
});
