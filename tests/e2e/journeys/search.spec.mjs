// Finding one scenario among many, by keyboard.
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, open, tabTo, test } from "../support.mjs";

const NEUTRAL = new URL("../../packs/neutral.json", import.meta.url);

/** The neutral pack with so many scenarios, of which each third one is asked by somebody else. */
const long = async (scenarios) => {
  const pack = JSON.parse(await readFile(NEUTRAL, "utf8"));
  const { panels, ...rest } = pack;
  const [first] = pack.scenarios;
  const numbered = (_, index) => ({
    ...first,
    id: `case-${index}`,
    title: `Case ${index} of the roof`,
    asked_by: index % 3 === 0 ? { name: "Zoë Quill", role: "Treasurer" } : first.asked_by,
  });
  return JSON.stringify({ ...rest, scenarios: Array.from({ length: scenarios }, numbered) });
};
const bring = async (page, text) => {
  await page.getByLabel("Choose files").setInputFiles([{ name: "long.json", mimeType: "application/json", buffer: Buffer.from(text) }]);
  await page.getByRole("button", { name: "Add this pack" }).click();
};

test("a long list is searched by words and shown in pages, and a short one is not", async ({ page }) => {
  await open(page);
  const search = page.getByRole("searchbox", { name: "Search scenarios" });
  await expect(page.getByRole("link", { name: "The competitor just halved its price" })).toBeVisible();
  await expect(search).toHaveCount(0);
  await page.goto("./#/packs");
  await bring(page, await long(60));
  await page.goto("./#/");
  const cases = page.getByRole("link", { name: /^Case \d+ of the roof$/ });
  await expect(cases).toHaveCount(24);
  await expectAccessible(page, "a long list");

  // More of it, and on with the keyboard from what is new.
  const more = page.getByRole("button", { name: "Show more: 36 left of The village library" });
  await tabTo(page, more, 200);
  await page.keyboard.press("Enter");
  await expect(cases).toHaveCount(48);
  await expect(page.getByRole("link", { name: "Case 24 of the roof" })).toBeFocused();

  // All words have to be there, wherever on the card; the count is said.
  await search.focus();
  await page.keyboard.type("zoë TREASURER");
  await expect(page.locator(".search-count")).toHaveText("20 scenarios found");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("zoë TREASURER");
  await expect(cases).toHaveCount(20);
  await expect(page.getByRole("link", { name: "The competitor just halved its price" })).toHaveCount(0);
  await expectAccessible(page, "a search");
  await page.keyboard.type(" nowhere");
  await expect(page.locator(".search-count")).toHaveText("No scenario has all these words");
  await page.keyboard.press("Escape");
  await expect(search).toHaveValue("");
  await expect(cases).toHaveCount(24);
  // Escape leaves a field, here as everywhere.
  await tabTo(page, search);
  await page.keyboard.type("case 59");
  await expect(page.locator(".search-count")).toHaveText("1 scenario found");
  await tabTo(page, page.getByRole("link", { name: "Case 59 of the roof" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Case 59 of the roof" })).toBeFocused();
});
