import { defineConfig } from "@playwright/test";
import { BASE } from "./server.mjs";

const PORT = 4173;
const executablePath = process.env.HOTSEAT_BROWSER || undefined;

export default defineConfig({
  testDir: "journeys",
  outputDir: "results",
  // The journey through every screen takes a minute where two cores have other things to do.
  timeout: 150_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${PORT}${BASE}`,
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node server.mjs",
    env: { PORT: String(PORT) },
    url: `http://127.0.0.1:${PORT}${BASE}`,
    reuseExistingServer: false,
  },
});
