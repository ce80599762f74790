// What several journeys do: check a screen with axe, type an answer by keyboard alone, start a journey.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

/** A page that fails the journey when it logs an error, breaks the content policy or asks another host. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const troubles = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(String(error)));
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (!["data:", "blob:"].includes(url.protocol) && url.hostname !== "127.0.0.1") troubles.push(`asked ${url}`);
    });
    await use(page);
    expect(troubles, `what ${baseURL} complained about`).toEqual([]);
  },
});
export { expect };

/** Opens a screen by its route and waits until it is drawn. */
export const open = async (page, route = "") => {
  await page.goto(`./${route}`);
  await expect(page.locator("main#main")).toBeVisible();
};

/** Everything that axe knows, the best practices included. */
export const expectAccessible = async (page, what) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
  expect(found, what).toEqual([]);
};

/** Presses Tab until an element has the focus. */
export const tabTo = async (page, locator, most = 80) => {
  for (let presses = 0; presses < most; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${locator}`);
};

const input = (page, attributes) =>
  page.locator(`[data-field="${attributes.field}"]` + (attributes.row === undefined ? "" : `[data-row="${attributes.row}"]`)).nth(attributes.position ?? 0);

const writeInto = async (page, locator, text) => {
  await tabTo(page, locator);
  await page.keyboard.insertText(text);
};

/** Types an answer with nothing but the keyboard. */
export const typeAnswer = async (page, answer) => {
  for (const [field, kind, value] of answer.fields) {
    if (kind === "table") {
      for (const [row, cells] of value.entries()) {
        if (!(await page.locator(`[data-field="${field}"][data-row="${row}"]`).count())) {
          const group = page.locator("fieldset").filter({ has: page.locator(`[data-field="${field}"]`) });
          await tabTo(page, group.getByRole("button", { name: "Add a row" }));
          await page.keyboard.press("Enter");
          await expect(input(page, { field, row })).toBeFocused();
        }
        for (const [position, text] of cells.entries()) await writeInto(page, input(page, { field, row, position }), text);
      }
    } else if (kind === "allocation") {
      for (const [position, amount] of value.entries()) await writeInto(page, input(page, { field, position }), amount);
    } else {
      await writeInto(page, input(page, { field }), value);
    }
  }
};

/** Puts an answer into the form at once, where the typing itself is not what is tried. */
export const fillAnswer = async (page, answer) => {
  for (const [field, kind, value] of answer.fields) {
    if (kind === "table") {
      for (const [row, cells] of value.entries()) {
        if (!(await page.locator(`[data-field="${field}"][data-row="${row}"]`).count())) {
          await page.locator("fieldset").filter({ has: page.locator(`[data-field="${field}"]`) }).getByRole("button", { name: "Add a row" }).click();
        }
        for (const [position, text] of cells.entries()) await input(page, { field, row, position }).fill(text);
      }
    } else if (kind === "allocation") {
      for (const [position, amount] of value.entries()) await input(page, { field, position }).fill(amount);
    } else {
      await input(page, { field }).fill(value);
    }
  }
};

/** Hands in a complete answer. */
export const handIn = (page) => page.getByRole("button", { name: "Submit your answer" }).click();

/** Says nothing to any challenge and marks nothing, up to the debrief. */
export const passReview = async (page) => {
  const debrief = page.getByRole("heading", { name: "The checklist" });
  const pass = page.getByRole("button", { name: /^(Say nothing|Skip to the debrief)$/ });
  await expect(async () => {
    if (await debrief.isVisible()) return;
    await pass.click({ timeout: 500 });
    expect(await debrief.isVisible()).toBe(true);
  }).toPass({ intervals: [20], timeout: 15_000 });
};

/** Submits a complete answer, passes over what follows it, and waits for the debrief. */
export const submit = async (page) => {
  await handIn(page);
  await passReview(page);
  await expect(page.getByRole("heading", { name: "Your answer" })).toBeVisible();
};

/** The score that the debrief shows. */
export const shownScore = async (page) => {
  const name = await page.locator(".ring").getAttribute("aria-label");
  return Number(/^(\d+) of 100 points$/.exec(name ?? "")?.[1] ?? Number.NaN);
};
