// Bringing packs in, handing them on, and what happens to those that are broken or in the way.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { expect, expectAccessible, handIn, open, passReview, test } from "../support.mjs";

const NEUTRAL = new URL("../../packs/neutral.json", import.meta.url);
const neutral = () => readFile(NEUTRAL, "utf8");
const bring = (page, ...texts) =>
  page.getByLabel("Choose files").setInputFiles(texts.map((text, index) => ({ name: `pack-${index}.json`, mimeType: "application/json", buffer: Buffer.from(text) })));
const offer = (page) => page.locator(".offer");

test("a pack is shown before it is added, is practised, survives a reload, and goes out byte for byte", async ({ page }) => {
  const text = await neutral();
  await open(page, "#/packs");
  await bring(page, text);
  await expect(offer(page)).toContainText("The village library");
  await expect(offer(page)).toContainText("2 scenarios, 15 checklist items, 1 drill, 1 panel");
  await expect(offer(page)).toContainText("It is new here.");
  await expectAccessible(page, "a pack that is offered");
  await page.goto("./#/");
  await expect(page.getByRole("heading", { name: "The village library" })).toHaveCount(0);
  await page.goto("./#/packs");
  await page.getByRole("button", { name: "Add this pack" }).click();
  await expect(offer(page)).toHaveCount(0);
  await expect(page.getByText("“The village library” is among your packs now")).toBeVisible();
  const practise = page.getByRole("link", { name: "Practise: The village library" });
  await expect(practise).toBeInViewport();
  await practise.click();
  await expect(page.getByRole("heading", { name: "The roof leaks" })).toBeVisible();
  await page.goto("./#/packs");
  await page.reload();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export: The village library" }).click()]);
  expect(file.suggestedFilename()).toBe("village-library.json");
  expect(await readFile(await file.path(), "utf8")).toBe(text);
  await page.goto("./#/");
  await page.getByRole("link", { name: "The roof leaks" }).click();
  await page.getByRole("link", { name: "Begin your answer" }).click();
  await page.locator('[data-field="decision"]').fill("We will mend the roof in May.");
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  // Removed, its attempts are still there; brought in again, they are shown in full.
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("./#/packs");
  await page.getByRole("button", { name: "Remove: The village library" }).click();
  await expect(page.getByRole("button", { name: "Export: The village library" })).toHaveCount(0);
  await page.goto("./#/progress");
  await page.getByRole("link", { name: "The roof leaks" }).click();
  await expect(page.getByText("is not loaded")).toBeVisible();
  await page.goto("./#/packs");
  await bring(page, text);
  await page.getByRole("button", { name: "Add this pack" }).click();
  await page.goto("./#/progress");
  await page.getByRole("link", { name: "The roof leaks" }).click();
  await expect(page.getByRole("heading", { name: "The checklist" })).toBeVisible();
});

test("several packs at once: a newer version replaces, another author's id and a broken file are refused with reasons", async ({ page }) => {
  const text = await neutral();
  await open(page, "#/packs");
  await bring(page, text);
  await page.getByRole("button", { name: "Add this pack" }).click();
  await bring(
    page,
    text.replace('"version": 3', '"version": 4'),
    text.replace('"version": 3', '"version": 9').replace("The Hotseat authors", "Somebody Else"),
    text.replace('"weight": 2,', '"weight": 200,'),
    "no pack at all",
  );
  await expect(offer(page)).toHaveCount(4);
  await expect(offer(page).nth(0)).toContainText("Version 3 of it is here");
  await expect(offer(page).nth(1)).toContainText("Two authors cannot share an id");
  await expect(offer(page).nth(2)).toContainText("is a whole number from 1 to 20, not 200");
  await expect(offer(page).nth(3)).toContainText("cannot be used");
  await expect(page.getByRole("button", { name: "Add this pack" })).toHaveCount(0);
  await page.getByRole("button", { name: "Replace the older version" }).click();
  await expect(offer(page)).toHaveCount(3);
  await page.reload();
  await expect(page.locator(".shelf").filter({ hasText: "The village library" })).toContainText("Version 4, added by you");
});

test("a link carries the whole pack behind the #, and opens it elsewhere without a request for it", async ({ page, context, browser, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = await neutral();
  await open(page, "#/packs");
  await bring(page, text);
  await page.getByRole("button", { name: "Add this pack" }).click();
  await page.getByRole("button", { name: "Copy as a link: The village library" }).click();
  await expect(page.getByText("The link is on the clipboard.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain("#pack=");
  expect(link.length).toBeLessThan(20_000);
  const other = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
  const elsewhere = await other.newPage();
  const asked = [];
  elsewhere.on("request", (request) => asked.push(request.url()));
  await elsewhere.goto(link);
  await expect(offer(elsewhere)).toContainText("The village library");
  await expect(offer(elsewhere).getByRole("heading", { name: "The village library" })).toBeInViewport();
  expect(elsewhere.url()).toMatch(/#\/packs$/);
  expect(asked.every((url) => !url.includes("pack="))).toBe(true);
  await elsewhere.getByRole("button", { name: "Add this pack" }).click();
  await elsewhere.goto("./");
  await expect(elsewhere.getByRole("heading", { name: "The village library" })).toBeVisible();
  await elsewhere.goto("about:blank");
  await elsewhere.goto("./#pack=not-a-pack");
  await expect(offer(elsewhere)).toContainText("a link cannot be used");
  await other.close();
});

test("a link that unpacks to more than 4 MB is given up at once, and one of exactly 4 MB is judged by the reader", async ({ page }) => {
  const link = (text) => `./#pack=${deflateRawSync(text, { level: 9 }).toString("base64url")}`;
  const most = 4 << 20;
  const bomb = link(Buffer.alloc(200_000_000, " "));
  expect(bomb.length).toBeLessThan(400_000);
  for (const [address, told] of [[bomb, true], [link(Buffer.alloc(most + 1, " ")), true], [link(Buffer.alloc(most, " ")), false]]) {
    await page.goto("about:blank");
    await page.goto(address);
    await expect(offer(page)).toContainText("a link cannot be used");
    await expect(page.getByText("The pack of this link cannot be had: it is larger than 4 MB.")).toHaveCount(told ? 1 : 0);
    expect(page.url()).toMatch(/#\/packs$/);
  }
  await expect(offer(page)).toContainText("there is nothing here");
});

test("names that nobody could tell apart are refused, and shown with what is hidden in them", async ({ page }) => {
  const text = (await neutral()).replace('"title": "The village library"', '"title": "The village\\u202e library"');
  await open(page, "#/packs");
  await page.getByLabel("Choose files").setInputFiles([{ name: "gnp\u202ecollap.json", mimeType: "application/json", buffer: Buffer.from(text) }]);
  await expect(offer(page)).toContainText("gnp[U+202E]collap.json cannot be used");
  await expect(offer(page)).toContainText("`title` holds an invisible character, U+202E, as its character 12");
});

test("a pack is opened by dropping it, and by pasting it", async ({ page }) => {
  const text = await neutral();
  await open(page);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await expect(offer(page)).toContainText("dropped.json");
  await page.getByRole("button", { name: "Put it away" }).click();
  await page.getByText("Paste its text").click();
  await page.getByLabel("The text of a pack").fill(text);
  await page.getByRole("button", { name: "Open the text" }).click();
  await expect(offer(page)).toContainText("pasted text");
});

test("a pack whose words are markup is shown as words", async ({ page }) => {
  const text = (await neutral()).replace('"title": "The village library"', '"title": "<img src=x onerror=alert(1)><script>alert(2)</script>"');
  page.on("dialog", () => { throw new Error("a pack has run script"); });
  await open(page, "#/packs");
  await bring(page, text);
  await expect(page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" })).toBeVisible();
  await page.getByRole("button", { name: "Add this pack" }).click();
  await page.goto("./#/");
  await expect(page.getByRole("heading", { name: "<img src=x onerror=alert(1)>" })).toBeVisible();
  expect(await page.locator("main img, main script").count()).toBe(0);
});

test.describe("a host that keeps packs beside the application", () => {
  // The worker would ask in the page's place, where no journey can answer.
  test.use({ serviceWorkers: "block" });

  test("offers them by an address, and no other host's", async ({ page }) => {
    const text = await neutral();
    await page.route("**/packs/village.json", (route) => route.fulfill({ body: text, contentType: "application/json" }));
    await page.goto("./?pack=packs/village.json#/");
    await expect(offer(page)).toContainText("packs/village.json");
    await expect(offer(page)).toContainText("The village library");
    await page.goto("./?pack=https://example.org/village.json#/");
    await expect(offer(page)).toContainText("cannot be used");
  });
});

/** A pack with one small question: its link fits into a QR code. */
const SMALL = JSON.stringify({
  hotseat: 1,
  id: "kiosk",
  title: "A kiosk's question",
  version: 1,
  author: "A coach",
  licence: "CC-BY-4.0",
  language: "en",
  about: "One question, small enough for a code.",
  scenarios: [
    {
      id: "open-on-monday",
      title: "Open on Monday?",
      kind: "operations",
      asked_by: { name: "Ines Okafor", role: "Owner" },
      situation: "The kiosk is closed on Mondays. Eleven people asked for it last week.",
      question: "Do we open on Mondays?",
      fields: [{ id: "decision", kind: "text", label: "Your decision, and what it costs" }],
      items: [
        {
          id: "names-the-cost",
          title: "Names the cost",
          dimension: "tradeoffs",
          weight: 3,
          criterion: "Says what the own decision costs or gives up.",
          met_by: { say: { "a cost that is accepted": "give up | accept | costs us | lose" }, in: ["decision"] },
          accept: ["This costs us the free day.", "We accept a longer week.", "We give up the quiet Monday."],
          reject: ["We open.", "We do not give up anything.", "cost, day"],
        },
      ],
    },
  ],
});

const codeOf = (page, title) => page.locator(".shelf").filter({ hasText: title });

/** What a camera reads in a picture; the page that reads it is a blank one. */
const scan = async (context, picture) => {
  const lens = await context.newPage();
  await lens.addScriptTag({ path: fileURLToPath(import.meta.resolve("jsqr")) });
  const text = await lens.evaluate(async (address) => {
    const image = Object.assign(new Image(), { src: address });
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data, width, height } = canvas.getImageData(0, 0, image.width, image.height);
    return globalThis.jsQR(data, width, height)?.data;
  }, `data:image/png;base64,${picture.toString("base64")}`);
  await lens.close();
  return text;
};

for (const colorScheme of ["light", "dark"]) {
  test.describe(`a screen that is ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("shows a pack's link as a QR code that a camera reads and that opens the pack", async ({ page, context }) => {
      await open(page, "#/packs");
      await bring(page, SMALL);
      await page.getByRole("button", { name: "Add this pack" }).click();
      const shelf = codeOf(page, "A kiosk's question");
      await shelf.getByText("QR code").focus();
      await page.keyboard.press("Enter");
      const code = shelf.getByRole("img", { name: /^QR code of a link to “A kiosk's question”, [\d,]+ bytes$/ });
      await expect(code).toBeVisible();
      await expect(shelf.getByText("QR code: A kiosk's question")).toBeFocused();
      await expectAccessible(page, "a QR code");
      const link = await scan(context, await code.screenshot());
      expect(link).toContain("#pack=");
      const bytes = Number((await code.getAttribute("aria-label")).match(/([\d,]+) bytes/)[1].replace(",", ""));
      expect(link.length).toBe(bytes);
      await page.keyboard.press("Enter");
      await expect(code).toHaveCount(0);
      const phone = await (await page.context().browser().newContext()).newPage();
      await phone.goto(link);
      await expect(offer(phone)).toContainText("A kiosk's question");
      await phone.getByRole("button", { name: "Add this pack" }).click();
      const [file] = await Promise.all([phone.waitForEvent("download"), phone.getByRole("button", { name: "Export: A kiosk's question" }).click()]);
      expect(await readFile(await file.path(), "utf8")).toBe(SMALL);
      await phone.context().close();
    });
  });
}

test("a pack whose link is too long for a QR code says how long it is, and offers the link and the file", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#/packs");
  await bring(page, await neutral());
  await page.getByRole("button", { name: "Add this pack" }).click();
  const shelf = codeOf(page, "The village library");
  await shelf.getByText("QR code").click();
  const told = shelf.getByText(/does not fit into a QR code: it is [\d,]+ bytes long, and the largest code holds 2,953\./);
  await expect(told).toBeVisible();
  await expect(shelf.getByRole("img")).toHaveCount(0);
  await expectAccessible(page, "a link that is too long for a code");
  const bytes = Number((await told.textContent()).match(/it is ([\d,]+) bytes/)[1].replaceAll(",", ""));
  await shelf.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.getByText("The link is on the clipboard.")).toBeVisible();
  expect((await page.evaluate(() => navigator.clipboard.readText())).length).toBe(bytes);
  const [file] = await Promise.all([page.waitForEvent("download"), shelf.getByRole("button", { name: "Export the file" }).click()]);
  expect(await readFile(await file.path(), "utf8")).toBe(await neutral());
});

test("what was missed goes to Anki as cards", async ({ page }) => {
  await open(page, "#/scenario/price-undercut/answer");
  await page.locator('[data-field="clarify"]').fill("Which segment loses deals?");
  await handIn(page);
  await page.getByRole("button", { name: "Submit as it is" }).click();
  await passReview(page);
  await page.goto("./#/progress");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Weak items for Anki" }).click()]);
  expect(file.suggestedFilename()).toBe("hotseat-weak-items.txt");
  const text = await readFile(await file.path(), "utf8");
  expect(text).toMatch(/^#separator:tab\n#html:false\n#notetype:Basic\n#columns:guid\tFront\tBack\ttags\n#guid column:1\n#tags column:4\nhotseat\/pricing-and-growth\/price-undercut\//);
  // The model answers stay in the packs that ship.
  expect(text).toContain("For example: “");
});
