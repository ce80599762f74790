// Writing a pack in the browser, without a look at JSON: by keyboard and mouse, tried, undone, reloaded, exported,
// checked by the authors' command line, and practised.
import { execFile } from "node:child_process";
import { access, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, expectAccessible, handIn, open, passReview, tabTo, test } from "../support.mjs";

/** The authors' command line; `make native-test` builds it. */
const HOTSEAT = process.env.HOTSEAT_NATIVE ?? fileURLToPath(new URL("../../../target/debug/hotseat", import.meta.url));

const check = async (file) => {
  await access(HOTSEAT).catch(() => {
    throw new Error(`${HOTSEAT} is missing: run 'cargo build', or name the program in HOTSEAT_NATIVE`);
  });
  return (await promisify(execFile)(HOTSEAT, ["check", file])).stdout;
};

const begin = async (page) => {
  await open(page, "#/packs");
  await page.getByRole("button", { name: "Write a pack", exact: true }).click();
  await expect(page.getByRole("heading", { name: "My pack", level: 1 })).toBeFocused();
};

const part = (page, name) => page.locator(".outline").getByRole("link", { name }).first();
const problems = (page) => page.locator("#problems");
const field = (page, name) => page.locator(".write-form").getByLabel(name, { exact: true });

const exported = async (page) => {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export", exact: true }).click()]);
  const path = await file.path();
  return { name: file.suggestedFilename(), path, text: await readFile(path, "utf8") };
};

/** Fills in an item: its words, what must be said, and the wordings. */
const writeItem = async (page, { title, criterion, slots }) => {
  await field(page, "Title").fill(title);
  await field(page, "Criterion").fill(criterion);
  for (const [index, [name, wordings]] of slots.entries()) {
    if (index > 0) {
      await page.getByRole("button", { name: "And something else, close to it" }).click();
      await expect(field(page, "What must be said").nth(index)).toBeFocused();
    }
    await field(page, "What must be said").nth(index).fill(name);
    await field(page, "In any of these wordings").nth(index).fill(wordings.join("\n"));
  }
  await expect(problems(page)).toContainText("No problems found");
};

/** Tries a sentence and keeps it as a test, if it is judged as it should be. */
const tryOut = async (page, sentence, must, why) => {
  await field(page, "What a candidate might say").fill(sentence);
  await expect(page.locator(".verdict")).toContainText(must ? "✓ Meets it" : `○ Does not meet it${why ?? ""}`);
  await page.getByRole("button", { name: must ? "Keep as “must meet it”" : "Keep as “must not meet it”" }).click();
  await expect(field(page, "What a candidate might say")).toBeFocused();
  await expect(field(page, "What a candidate might say")).toHaveValue("");
};

test("a coach writes a pack of three items, mends it, tries it, exports it, and practises it", async ({ page }) => {
  test.setTimeout(120_000);
  await begin(page);
  await expect(problems(page)).toContainText("No problems found");
  // The facts, by keyboard alone.
  for (const [name, words] of [["Title", "The tea house"], ["What it trains", "One question about a second room."], ["Author", "Ada Coach"]]) {
    await tabTo(page, field(page, name));
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(words);
  }
  await tabTo(page, page.locator(".write-form").getByRole("link", { name: "A second oven?" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/write\/[a-z0-9-]+\/s0$/);
  // The question.
  await field(page, "Title").fill("A second room?");
  await field(page, "Who asks").fill("Lin Park");
  await field(page, "Role").fill("Owner");
  await field(page, "Situation").fill("The tea house has {seats} seats, and guests wait at noon. The room next door costs {rent} a month.");
  await field(page, "Question").fill("Do we rent it?");
  for (const [index, [name, label, value, unit]] of [["seats", "Seats", "30", ""], ["rent", "Rent of the room", "2400", "$"], ["per_seat", "What a seat brings a month", "160", "$"]].entries()) {
    await page.getByRole("button", { name: "Add a figure" }).click();
    await expect(field(page, "In words").nth(index)).toBeFocused();
    await field(page, "Name in formulas").nth(index).fill(name);
    await field(page, "In words").nth(index).fill(label);
    await field(page, "Value").nth(index).fill(value);
    await field(page, "Unit").nth(index).fill(unit);
  }
  await page.getByRole("button", { name: "Add a table" }).click();
  await expect(field(page, "What the table shows")).toBeFocused();
  await field(page, "What the table shows").fill("A month in figures");
  for (const [name, words] of [["Heading of column 1", "What"], ["Heading of column 2", "Figure"], ["Row 1, What", "Seats"], ["Row 1, Figure", "{seats}"]]) await page.getByLabel(name, { exact: true }).fill(words);
  await page.getByRole("button", { name: "Add a row" }).click();
  await page.getByLabel("Row 2, What", { exact: true }).fill("Rent");
  await page.getByLabel("Row 2, Figure", { exact: true }).fill("{rent}");
  await expect(problems(page)).toContainText("No problems found");
  await expect(page.locator(".seen")).toContainText("The tea house has 30 seats");
  await expect(page.locator(".seen .exhibit")).toContainText("$2,400");
  // The form: a number with a known mistake beside the text.
  await part(page, "The form").click();
  await page.getByRole("button", { name: "Add a field" }).click();
  await expect(field(page, "What is asked").nth(1)).toBeFocused();
  await field(page, "What is asked").nth(1).fill("Seats that pay the rent");
  await field(page, "Kind of field").nth(1).selectOption("Number");
  await field(page, "Expected, as a formula").fill("rent / per_seats");
  // A problem stands at its input, and in the list, which leads there.
  await expect(page.locator(".write-form .wrong")).toContainText("per_seats");
  await expect(field(page, "Expected, as a formula")).toHaveAttribute("aria-invalid", "true");
  await part(page, "The pack").click();
  await problems(page).getByRole("button", { name: /per_seats/ }).click();
  await expect(field(page, "Expected, as a formula")).toBeFocused();
  await field(page, "Expected, as a formula").fill("rent / per_seat");
  await expect(problems(page)).toContainText("No problems found");
  // The checklist: one item written over, two more.
  await part(page, "Names the cost").click();
  await tryOut(page, "We do not give up anything.", false, ": “give up” is negated here");
  await part(page, "Checklist").click();
  await page.getByRole("button", { name: "Add an item" }).click();
  await expect(field(page, "Title")).toBeFocused();
  await writeItem(page, { title: "Sets a limit", criterion: "Says from which number of empty seats on it gives the room back.", slots: [["empty seats", ["empty seat", "free seat"]], ["a level", ["more than #number", "over #number"]]] });
  await tryOut(page, "With more than 8 empty seats at noon we give it back.", true);
  await tryOut(page, "We watch the empty seats.", false, ": it lacks a level");
  await part(page, "Checklist").click();
  await page.getByRole("button", { name: "Add an item" }).click();
  await writeItem(page, { title: "Thinks of the staff", criterion: "Says who will serve in the second room.", slots: [["who serves", ["waiter", "staff", "another pair of hands"]]] });
  await tryOut(page, "We take on one more waiter for noon.", true);
  await tryOut(page, "We rent it.", false);
  // A wording too few: the kept sentence says at once that it is not met any more; undone, all is well.
  await field(page, "In any of these wordings").fill("cook");
  await expect(page.locator(".test-wrong")).toContainText("should, but does not");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".test-wrong")).toHaveCount(0);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.locator(".test-wrong")).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field(page, "In any of these wordings")).toHaveValue("waiter\nstaff\nanother pair of hands");
  // In the middle of it, the page goes away.
  await page.reload();
  await expect(page.getByRole("heading", { name: "Thinks of the staff", level: 1 })).toBeVisible();
  await expect(page.getByLabel("Must meet it, sentence 1", { exact: true })).toHaveValue("We take on one more waiter for noon.");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Checklist", level: 1 })).toBeVisible();
  await expect(page.locator(".listed")).toHaveCount(3);
  // Out of the house.
  const file = await exported(page);
  expect(file.name).toBe("the-tea-house.json");
  expect(await check(file.path)).toContain("1 scenario, 3 items");
  const pack = JSON.parse(file.text);
  expect(pack.scenarios[0].id).toBe("a-second-room");
  expect(pack.scenarios[0].items.map((item) => item.id)).toEqual(["names-the-cost", "sets-a-limit", "thinks-of-the-staff"]);
  // And into the room.
  await page.getByRole("button", { name: "Use it here" }).click();
  await expect(page.getByText("is among your packs now")).toBeVisible();
  await expect(page.getByRole("button", { name: "Use it here" })).toBeFocused();
  await page.getByRole("link", { name: "Practise it" }).click();
  await page.getByRole("link", { name: "Begin your answer" }).click();
  await page.locator("form textarea").fill("We rent it and accept a thinner month. With more than 8 empty seats at noon we give it back. Our staff serves both rooms.");
  await page.locator('form input[type="text"]').fill("15");
  await handIn(page);
  await passReview(page);
  await expect(page.getByLabel("100 of 100 points")).toBeVisible();
  // A change makes the next version, and ids stay now that others may know them.
  await page.goto("./#/packs");
  await page.getByRole("link", { name: "Go on writing: The tea house" }).click();
  await field(page, "Title").fill("The tea house on the corner");
  await page.getByRole("button", { name: "Use it here" }).click();
  await page.goto("./#/packs");
  await expect(page.locator(".shelf").filter({ hasText: "Version 2, added by you" })).toContainText("The tea house on the corner");
});

test("what is removed leaves the focus at what comes next, and comes back", async ({ page }) => {
  await begin(page);
  await part(page, "The form").click();
  await page.getByRole("button", { name: "Add a field" }).click();
  await page.getByRole("button", { name: "Add a field" }).click();
  await page.getByRole("button", { name: "Move up: field 3" }).click();
  await expect(page.getByRole("button", { name: "Move up: field 2" })).toBeFocused();
  await page.getByRole("button", { name: "Remove: field 2" }).click();
  await expect(field(page, "What is asked").nth(1)).toBeFocused();
  await page.getByRole("button", { name: "Remove: field 2" }).click();
  await expect(page.getByRole("button", { name: "Add a field" })).toBeFocused();
  await expect(page.getByText("“Undo” brings it back")).toBeAttached();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field(page, "What is asked")).toHaveCount(2);
});

test("a rule of several ways, a table, and a rule written by hand", async ({ page }) => {
  await begin(page);
  await part(page, "The form").click();
  await page.getByRole("button", { name: "Add a field" }).click();
  await field(page, "What is asked").nth(1).fill("Ways to go");
  await field(page, "Kind of field").nth(1).selectOption("Table");
  await part(page, "Names the cost").click();
  await field(page, "What must be found").selectOption("One of several ways");
  await page.getByRole("button", { name: "Another way" }).click();
  await field(page, "What must be found").nth(2).selectOption("A table is filled in well");
  await field(page, "At least so many rows").fill("1");
  await field(page, "Cost").fill("real");
  await expect(problems(page)).toContainText("No problems found");
  await field(page, "Typed into").selectOption("Ways to go: Cost");
  await field(page, "What a candidate might say").fill("A year without a van");
  await expect(page.locator(".verdict")).toContainText("Does not meet it");
  await field(page, "What must be found").nth(2).selectOption("A rule written by hand");
  await field(page, "The rule as JSON").fill('{"rows": "ways-to-go", "where": {"cost": ');
  await expect(page.locator(".write-form .wrong").first()).toBeVisible();
  await page.reload();
  await expect(field(page, "The rule as JSON")).toHaveValue('{"rows": "ways-to-go", "where": {"cost": ');
  await field(page, "The rule as JSON").fill('{"rows": "ways-to-go", "where": {"cost": "real"}}');
  await expect(problems(page)).toContainText("No problems found");
  await expect(field(page, "What must be found").nth(2)).toHaveValue("hand");
  await field(page, "What a candidate might say").fill("A year without a van");
  await field(page, "Typed into").selectOption("Ways to go: Cost");
  await expect(page.locator(".verdict")).toContainText("✓ Meets it");
  await page.getByRole("button", { name: "Keep as “must meet it”" }).click();
  const { text } = await exported(page);
  expect(JSON.parse(text).scenarios[0].items[0].accept[1]).toEqual({ "ways-to-go": [{ cost: "A year without a van" }] });
});

test("a copy of a pack that came with the program goes out as the same pack under names of its own", async ({ page }) => {
  await open(page, "#/packs");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export: Pricing and growth" }).click()]);
  const original = JSON.parse(await readFile(await file.path(), "utf8"));
  await page.getByRole("button", { name: "Edit a copy: Pricing and growth" }).click();
  await expect(page.getByRole("heading", { name: original.title, level: 1 })).toBeVisible();
  const copy = JSON.parse((await exported(page)).text);
  const { id, author } = copy;
  expect([id, author]).toEqual([`${original.id}-copy`, `Your name, after ${original.author}`]);
  copy.id = original.id;
  copy.author = original.author;
  for (const [index, scenario] of copy.scenarios.entries()) {
    expect(scenario.id).toBe(`${original.scenarios[index].id}-copy`);
    scenario.id = original.scenarios[index].id;
  }
  expect(JSON.stringify(copy)).toBe(JSON.stringify(original));
  // Thrown away only when that is meant.
  await page.goto("./#/packs");
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("button", { name: /^Throw away/ }).click();
  await expect(page.getByRole("link", { name: /^Go on writing/ })).toHaveCount(1);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: /^Throw away/ }).click();
  await expect(page.getByRole("link", { name: /^Go on writing/ })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"]) {
  for (const [device, viewport] of [["laptop", { width: 1280, height: 900 }], ["phone", { width: 390, height: 844 }]]) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });

      test("every part of the editor is accessible and fits", async ({ page }) => {
        const look = async (what) => {
          await expectAccessible(page, what);
          const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
          expect(content, `${what}: width`).toBeLessThanOrEqual(window);
        };
        await begin(page);
        await look("the pack");
        await part(page, "A second oven?").click();
        await page.getByRole("button", { name: "Add a table" }).click();
        await page.getByRole("button", { name: "Add a figure" }).click();
        await expect(page.locator(".write-form .wrong").first()).toBeVisible();
        await look("the question, with problems");
        await part(page, "The form").click();
        await page.getByRole("button", { name: "Add a field" }).click();
        await field(page, "Kind of field").nth(1).selectOption("Number");
        await look("the form");
        await part(page, "Checklist").click();
        await look("the checklist");
        await part(page, "Names the cost").click();
        await page.getByText("How strictly").click();
        await field(page, "What a candidate might say").fill("We accept it.");
        await look("an item");
        await part(page, "Samples and models").click();
        await page.getByRole("button", { name: "Add a sample" }).click();
        await look("samples");
        if (device === "phone") {
          await page.getByRole("button", { name: "Preview and problems" }).click();
          await expect(problems(page)).toBeVisible();
          await look("the preview");
        }
        await page.goto("./#/packs");
        await look("packs that are being written");
      });
    });
  }
}
