// The browser's storage refuses, loses or spoils something, another tab is in the way, or the clock is wrong: nothing
// that was typed is lost, or the person is told before it could be.
import { test as anyPage } from "@playwright/test";
import { expect, handIn, open, passReview, test } from "../support.mjs";

const FORM = "#/scenario/price-undercut/answer";
const DRAFT = "hotseat/draft/price-undercut";
const TITLE = "The competitor just halved its price";
const clarify = (page) => page.locator('[data-field="clarify"]');
const decision = (page) => page.locator('[data-field="decision"]');
const notices = (page) => page.locator(".notices");
const tryAgain = (page) => notices(page).getByRole("button", { name: "Try again" });
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** Hands in what stands on the form, blank fields and all, up to the debrief. */
const handInAsItIs = async (page) => {
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
};

/** Puts documents into the storage before the program starts for the first time. */
const plant = (page, documents) =>
  page.addInitScript((documents) => {
    if (sessionStorage.getItem("planted")) return;
    sessionStorage.setItem("planted", "yes");
    for (const [name, text] of Object.entries(documents)) localStorage.setItem(name, text);
  }, documents);

/** A storage that takes nothing as long as `isFull` stands in the session. */
const canBeFull = (page, isFull) =>
  page.addInitScript((isFull) => {
    const put = Storage.prototype.setItem;
    const key = "is full";
    if (isFull && sessionStorage.getItem(key) === null) put.call(sessionStorage, key, "yes");
    Storage.prototype.setItem = function setItem(...entry) {
      if (this === localStorage && sessionStorage.getItem(key) === "yes") throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, entry);
    };
  }, isFull);
const fill = (page, isFull) => page.evaluate((isFull) => sessionStorage.setItem("is full", isFull ? "yes" : "no"), isFull);

test("a storage that is full from the start is told, and takes everything once there is room", async ({ page }) => {
  await canBeFull(page, true);
  await open(page, FORM);
  await expect(notices(page)).toContainText("does not let the page store anything");
  await clarify(page).fill("Which segment?");
  await expect(notices(page)).toContainText("Your latest words are not stored");
  await handInAsItIs(page);
  await expect(notices(page)).toContainText("Your latest words are not stored");
  await fill(page, false);
  await tryAgain(page).click();
  await expect(page.getByText("Your latest words are not stored")).toHaveCount(0);
  await expect(page.locator("main#main")).toBeFocused();
  await page.reload();
  await expect(page.locator(".answer-field").first()).toContainText("Which segment");
  await page.goto("./#/");
  await expect(page.locator(".attempt")).toHaveCount(1);
});

test("an answer that is handed in while the storage is full is not in progress any more once it is stored", async ({ page }) => {
  await canBeFull(page, false);
  await open(page, FORM);
  await clarify(page).fill("Stored as a draft.");
  await expect.poll(async () => (await stored(page))[DRAFT]).toContain("Stored as a draft.");
  await fill(page, true);
  await handInAsItIs(page);
  expect((await stored(page))[DRAFT], "it is not taken away before the attempt is safe").toContain("Stored as a draft.");
  await fill(page, false);
  await tryAgain(page).click();
  await expect(page.getByText("Your latest words are not stored")).toHaveCount(0);
  await page.goto("./#/");
  await page.reload();
  await expect(page.locator(".attempt")).toHaveCount(1);
  await expect(page.getByText("In progress")).toHaveCount(0);
});

// The browser itself reports the request to stay as an error of the page's script.
anyPage("a page with words that are stored nowhere asks before it is left", async ({ page }) => {
  await canBeFull(page, false);
  await open(page, FORM);
  const asked = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await clarify(page).fill("Stored.");
  await fill(page, true);
  await clarify(page).pressSequentially(" Not stored.");
  await expect(notices(page)).toContainText("Your latest words are not stored");
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(clarify(page)).toHaveValue("Stored. Not stored.");
  await fill(page, false);
  await clarify(page).pressSequentially(" Stored again.");
  await expect(page.getByText("Your latest words are not stored")).toHaveCount(0);
  await page.reload();
  await expect(clarify(page)).toHaveValue("Stored. Not stored. Stored again.");
  expect(asked).toHaveLength(1);
});

test("garbage and halves in every kind of place are kept aside and told, and what is whole is there", async ({ page }) => {
  const halves = {
    "hotseat/draft/price-undercut": '{"hotseat":2,"document":{"scenario":"price-undercut","answer":{"clarify":{"kind":"text","text":"Who le',
    "hotseat/draft/unit-economics/17": "\u0000",
    "hotseat/live": "null",
    "hotseat/attempt/a1-x": '{"hotseat":2,"document":{"id":"a1-x"}}',
    "hotseat/review/a1-x": "[]",
    "hotseat/drills": '{"hotseat":2,"document":{"list":[{"at":-1}]}}',
    "hotseat/sheet/a2-x": "<html>",
    "hotseat/pack/mine": '{"hotseat":1,"id":"mine","title":"Mi',
  };
  const whole = '{"hotseat":2,"document":{"scenario":"everything-now","mode":{"kind":"practice"},"step":0,"hints":0,"answer":{"decision":{"kind":"text","text":"It is whole."}},"started_at":1,"changed_at":2,"spent":3}}';
  await plant(page, { ...halves, "hotseat/draft/everything-now": whole, theme: "somebody else's" });
  await open(page);
  await expect(notices(page)).toContainText("Some saved work could not be read. It has not been deleted");
  const all = await stored(page);
  for (const [name, text] of Object.entries(halves)) {
    expect(all[name.replace("hotseat/", "hotseat/aside/")], name).toBe(text);
    expect(all[name], name).toBeUndefined();
    await expect(notices(page)).toContainText(name.replace("hotseat/", "hotseat/aside/"));
  }
  expect(all.theme).toBe("somebody else's");
  await page.goto("./#/scenario/everything-now/answer");
  await expect(decision(page)).toHaveValue("It is whole.");
  await page.reload();
  await expect(decision(page)).toHaveValue("It is whole.");
});

test("documents of the first format are read, and those of a format to come are kept, told and not written over", async ({ page }) => {
  const first = '{"hotseat":1,"document":{"scenario":"price-undercut","answer":{"clarify":{"kind":"text","text":"From the first format."}},"started_at":1,"changed_at":2,"spent":3}}';
  const newer = '{"hotseat":99,"document":{"anything":"From a format to come."}}';
  await plant(page, { [DRAFT]: first, "hotseat/draft/everything-now": newer });
  await open(page, FORM);
  await expect(clarify(page)).toHaveValue("From the first format.");
  await expect(notices(page)).toContainText("written by a newer version of Hotseat. It is kept as it is");
  await page.goto("./#/scenario/everything-now/answer");
  await decision(page).fill("Begun anew.");
  await page.reload();
  await expect(decision(page)).toHaveValue("Begun anew.");
  expect((await stored(page))["hotseat/aside/draft/everything-now"]).toBe(newer);
});

test("what was kept aside for a newer version comes back with it", async ({ page }) => {
  const text = '{"hotseat":2,"document":{"scenario":"price-undercut","mode":{"kind":"practice"},"step":0,"hints":0,"answer":{"clarify":{"kind":"text","text":"It waited."}},"started_at":1,"changed_at":2,"spent":3}}';
  await plant(page, { "hotseat/aside/draft/price-undercut": text });
  await open(page, FORM);
  await expect(notices(page)).toContainText("Saved work that could not be read before is back");
  await expect(clarify(page)).toHaveValue("It waited.");
  await page.reload();
  await expect(clarify(page)).toHaveValue("It waited.");
  expect(Object.keys(await stored(page)).filter((name) => name.includes("aside"))).toEqual([]);
});

test("when somebody clears the storage in mid-answer, all of it is stored again and the person is told", async ({ page, context }) => {
  await open(page, FORM);
  await clarify(page).fill("An earlier attempt.");
  await handInAsItIs(page);
  await page.goto(`./${FORM}`);
  await clarify(page).pressSequentially("Half a wo");
  // In this tab, as a browser's settings do: nobody tells the page.
  await page.evaluate(() => localStorage.clear());
  await expect(notices(page)).toContainText("was cleared while this page was open");
  await expect(clarify(page)).toHaveValue("Half a wo");
  await expect(clarify(page)).toBeFocused();
  await page.reload();
  await expect(clarify(page)).toHaveValue("Half a wo");
  // From another page of the same host.
  const other = await context.newPage();
  await other.goto("./icons/icon.svg");
  await other.evaluate(() => localStorage.clear());
  await expect(notices(page)).toContainText("was cleared while this page was open");
  await clarify(page).pressSequentially("rd");
  await page.reload();
  await expect(clarify(page)).toHaveValue("Half a word");
  await page.goto("./#/");
  await expect(page.locator(".attempt")).toHaveCount(1);
  // What is erased on purpose stays erased.
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("./#/progress");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.locator(".attempt")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Pricing and growth" })).toBeVisible();
  expect(Object.keys(await stored(page)).filter((name) => name.startsWith("hotseat/"))).toEqual([]);
});

test("two tabs in one live interview: they follow each other, and words of the same moment are told, not replaced", async ({ page, context }) => {
  await open(page, "#/scenario/price-undercut");
  await page.getByLabel("Time").selectOption("");
  await page.getByRole("button", { name: "Go live" }).click();
  await clarify(page).fill("In turns.");
  const other = await context.newPage();
  await other.goto("./#/live");
  await expect(clarify(other)).toHaveValue("In turns.");
  await clarify(other).fill("In turns, here.");
  await expect(clarify(page)).toHaveValue("In turns, here.");
  await expect(notices(page).locator(".notice")).toHaveCount(0);
  // The other tab's words of the same moment, made before it could know what is typed here.
  const before = (await stored(page))["hotseat/live"];
  await clarify(page).fill("In turns, here. And mine.");
  await other.evaluate((text) => localStorage.setItem("hotseat/live", text), before.replace("In turns, here.", "In turns, here. And theirs."));
  await expect(notices(page)).toContainText("changed in another tab");
  await expect(clarify(page)).toHaveValue("In turns, here. And mine.");
  await page.getByRole("button", { name: "Use the other version" }).click();
  await expect(clarify(page)).toHaveValue("In turns, here. And theirs.");
});

test("a newer version in another tab is told before its words could be written over", async ({ page, context }) => {
  await open(page, FORM);
  await clarify(page).fill("Mine.");
  const other = await context.newPage();
  await other.goto("./icons/icon.svg");
  await other.evaluate((name) => localStorage.setItem(name, '{"hotseat":99,"document":{}}'), DRAFT);
  await expect(notices(page)).toContainText("A newer version of Hotseat is open in another tab");
  await expect(clarify(page)).toHaveValue("Mine.");
});

test("a clock that goes backwards takes no answer, no time and no attempt away", async ({ page }) => {
  await page.clock.install({ time: new Date("2031-03-02T10:00:00Z") });
  await open(page, FORM);
  await clarify(page).fill("Dated years ahead.");
  await handInAsItIs(page);
  await page.goto("./#/scenario/price-undercut");
  await page.getByLabel("Time").selectOption("10");
  await page.getByRole("button", { name: "Go live" }).click();
  await clarify(page).fill("Before the clock was");
  await page.clock.runFor("01:00");
  await expect(page.getByRole("timer")).toHaveText(/^(9:00|8:5\d) left$/);
  await page.clock.setSystemTime(new Date("2026-03-02T10:00:00Z"));
  await page.clock.runFor("00:02");
  await clarify(page).fill("Before the clock was put right, and after.");
  await expect(page.getByRole("timer")).toHaveText(/^8:5\d left$/);
  await page.reload();
  await expect(clarify(page)).toHaveValue("Before the clock was put right, and after.");
  await page.getByRole("button", { name: "End the interview here" }).click();
  await page.getByRole("button", { name: "Hand in as it is" }).click();
  await passReview(page);
  await page.goto("./#/progress");
  await expect(page.locator(".attempt")).toHaveCount(2);
  await expect(page.getByRole("region", { name: "Due now" }).getByRole("link", { name: TITLE })).toBeVisible();
});

// The fault is planted, so the page may complain.
for (const [what, name] of [["panics", "createElement"], ["is interrupted", "createTextNode"]]) {
  anyPage(`when the program ${what} in mid-answer, the page says so, and loading it again brings back what was typed`, async ({ page }) => {
    await open(page, FORM);
    await clarify(page).fill("Typed before the fault.");
    await page.evaluate((name) => {
      const make = Document.prototype[name];
      Document.prototype[name] = () => {
        Document.prototype[name] = make;
        throw new Error("planted");
      };
    }, name);
    await handIn(page);
    const stopped = page.getByRole("alertdialog", { name: "Hotseat has stopped" });
    await expect(stopped).toBeVisible();
    await expect(stopped.locator("pre")).not.toBeEmpty();
    await stopped.getByRole("button", { name: "Load the page again" }).click();
    await expect(stopped).toHaveCount(0);
    await expect(clarify(page)).toHaveValue("Typed before the fault.");
  });
}

test("should the program stop while words are stored nowhere, the page says that they must be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await canBeFull(page, true);
  await open(page, FORM);
  await clarify(page).fill("Nowhere but here.");
  await expect(notices(page)).toContainText("Your latest words are not stored");
  await page.evaluate(() => dispatchEvent(new CustomEvent("hotseat-stopped", { detail: "panicked at somewhere" })));
  const stopped = page.getByRole("alertdialog", { name: "Hotseat has stopped" });
  await expect(stopped).toContainText("copy it before you load the page again");
  await stopped.getByRole("button", { name: "Copy what I was writing" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("Nowhere but here.");
});

test("dismissing a notice leaves the focus on the next one, and then on the page", async ({ page }) => {
  await plant(page, { "hotseat/draft/x": "{", "hotseat/live": '{"hotseat":99}' });
  await open(page);
  const notice = notices(page).locator(".notice");
  await expect(notice).toHaveCount(2);
  await notice.first().getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(notice).toHaveCount(1);
  await expect(notice).toBeFocused();
  await notice.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(page.locator("main#main")).toBeFocused();
});
