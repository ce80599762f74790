// The folder on any static host: after one visit it needs no network, and a newer version waits to be asked.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import { priceUndercut } from "../answers.mjs";
import { serve } from "../server.mjs";
import { test as anyPage } from "@playwright/test";
import { expect, expectAccessible, fillAnswer, submit, test } from "../support.mjs";

const DIST = fileURLToPath(new URL("../../../dist/", import.meta.url));
const isKept = (page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === "activated" || new Promise((resolve) => {
  navigator.serviceWorker.ready.then(({ active }) => active.addEventListener("statechange", () => active.state === "activated" && resolve(true)));
}));

test("after one visit the page reloads and an interview is finished with the server stopped", async ({ page }) => {
  const host = await serve();
  await page.goto(`${host.url}#/scenario/price-undercut/answer`);
  await expect(page.getByRole("form")).toBeVisible();
  expect(await isKept(page)).toBe(true);
  await host.stop();
  await page.reload();
  await expect(page.getByRole("form")).toBeVisible();
  await fillAnswer(page, priceUndercut);
  await submit(page);
  await page.goto(host.url);
  await expect(page.locator(".attempt")).toHaveCount(1);
});

test("a newer version waits until it is wanted, and nothing typed is lost on the way", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "hotseat-"));
  await cp(DIST, folder, { recursive: true });
  const host = await serve(0, folder);
  try {
    await page.goto(`${host.url}#/scenario/price-undercut/answer`);
    expect(await isKept(page)).toBe(true);

    // The next version: another page, and the worker that knows it.
    const oldPage = await readFile(join(folder, "index.html"), "utf8");
    const newPage = oldPage.replace("</body>", "<!-- next --></body>");
    await writeFile(join(folder, "index.html"), newPage);
    const digest = (text) => createHash("sha256").update(text).digest("hex");
    const worker = await readFile(join(folder, "sw.js"), "utf8");
    const next = worker.replace(digest(oldPage), digest(newPage)).replace(/VERSION = "[0-9a-f]+"/, 'VERSION = "next"');
    expect(next).not.toBe(worker);
    await writeFile(join(folder, "sw.js"), next);

    await page.reload();
    await page.locator('[data-field="clarify"]').fill("half a thou");
    await expect(page.getByText("A newer version of Hotseat is ready")).toBeVisible();
    expect(await page.content()).not.toContain("<!-- next -->");
    await page.getByRole("button", { name: "Load it now" }).click();
    await expect.poll(() => page.content().catch(() => "")).toContain("<!-- next -->");
    await expect(page.locator('[data-field="clarify"]')).toHaveValue("half a thou");
    await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
  } finally {
    await host.stop();
    await rm(folder, { recursive: true });
  }
});

test("a host in the middle of an upload cannot give a mixture of two versions", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "hotseat-"));
  await cp(DIST, folder, { recursive: true });
  const host = await serve(0, folder);
  try {
    const index = join(folder, "index.html");
    await writeFile(index, (await readFile(index, "utf8")).replace("</body>", "<!-- uploaded early --></body>"));
    await page.goto(host.url);
    await expect(page.locator("main#main")).toBeVisible();
    const outcome = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const worker = registration?.installing;
      if (worker) await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
      return { active: Boolean(registration?.active), caches: await caches.keys() };
    });
    expect(outcome).toEqual({ active: false, caches: [] });
  } finally {
    await host.stop();
    await rm(folder, { recursive: true });
  }
});

// A breach is what is wanted here, so the page may complain.
anyPage("the policy forbids inline scripts, other hosts and everything else that is not needed", async ({ page }) => {
  await page.goto("./");
  await expect(page.locator("main#main")).toBeVisible();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.hasRun = true";
    const told = new Promise((resolve) => document.addEventListener("securitypolicyviolation", resolve, { once: true }));
    document.body.append(script);
    await told;
    return window.hasRun === true;
  });
  expect(ran).toBe(false);
});

test("the manifest names icons that are there", async ({ page, request }) => {
  await page.goto("./");
  const address = await page.locator('link[rel="manifest"]').evaluate((link) => link.href);
  const manifest = await (await request.get(address)).json();
  for (const icon of manifest.icons) {
    expect((await request.get(new URL(icon.src, address).href)).status(), icon.src).toBe(200);
  }
});

test("a pack that cannot be used is listed with its problems, and the rest of the room works", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "hotseat-"));
  await cp(DIST, folder, { recursive: true });
  const host = await serve(0, folder);
  try {
    // The packs lie in the stock as they are written: one letter is enough to break one.
    const name = (await readdir(folder)).find((file) => file.startsWith("stock-"));
    const stock = await readFile(join(folder, name));
    const at = stock.indexOf('"asked_by"', stock.indexOf("\npricing-and-growth.json "));
    expect(at).toBeGreaterThan(0);
    stock.write('"asked_bi"', at);
    await writeFile(join(folder, name), stock);
    await page.goto(host.url);
    const trouble = page.getByRole("alert");
    // The packs that nobody opens are read one by one, when the page is at rest.
    await expect(trouble).toContainText("pricing-and-growth.json cannot be used", { timeout: 30_000 });
    await expect(trouble).toContainText("did you mean `asked_by`?");
    await expect(trouble.locator("code").first()).toHaveText(/^pricing-and-growth\.json:\d+:\d+$/);
    await expectAccessible(page, "a pack that cannot be used");
  } finally {
    await host.stop();
    await rm(folder, { recursive: true });
  }
});

// What comes after the first screen: the texts, and the rest of the program.
const LATER = ["stock-*.txt", "room-*.wasm"];

test.describe("while the rest is on its way", () => {
  test.use({ serviceWorkers: "block" });

  for (const late of LATER) {
    test(`the first screen is there without ${late}, and what was chosen on it opens when it has come`, async ({ page }) => {
      let come;
      const wanted = new Promise((resolve) => (come = resolve));
      await page.route(`**/${late}`, async (route) => {
        await wanted;
        await route.continue();
      });
      await page.goto("./");
      await expect(page.getByText("Not tried yet").first()).toBeVisible();
      await expectAccessible(page, "the first screen alone");
      await page.getByRole("link", { name: "The competitor just halved its price" }).click();
      await expect(page.getByRole("heading", { name: "Setting the table" })).toBeVisible();
      await expectAccessible(page, "waiting for the rest");
      come();
      await expect(page.getByRole("heading", { level: 1, name: "The competitor just halved its price" })).toBeVisible();
    });
  }

  for (const [late, why] of [[LATER[0], "the host answered 503"], [LATER[1], "the host did not send the rest of the program"]]) {
    test(`if ${late} does not come, the page says so and tries again when it is asked to`, async ({ context }) => {
      // A page of its own: the usual one fails a journey in which the host refuses something.
      const page = await context.newPage();
      await page.route(`**/${late}`, (route) => route.fulfill({ status: 503 }));
      await page.goto("./");
      await expect(page.getByRole("heading", { name: "Part of Hotseat could not be loaded" })).toBeVisible();
      await expect(page.getByText(why)).toBeVisible();
      await expectAccessible(page, "a part is missing");
      await page.unroute(`**/${late}`);
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("button", { name: "Ask me something" }).click();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/Practise/);
      await expect(page).toHaveURL(/#\/scenario\//);
    });
  }

  test("a host that does not know WebAssembly by its type serves the program all the same", async ({ context }) => {
    const page = await context.newPage();
    await page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
    });
    await page.goto("./#/scenario/price-undercut");
    await expect(page.getByRole("heading", { level: 1, name: "The competitor just halved its price" })).toBeVisible();
  });
});
