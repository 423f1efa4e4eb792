import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  testIgnore: "export/**",
  outputDir: "../../.decant/e2e",
  fullyParallel: true,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // CI's machines are shared, and a browser there may be starved once.
  retries: process.env["CI"] ? 2 : 0,
  // What is broken in every test is known after a few.
  maxFailures: 5,
  workers: "100%",
  reporter: "list",
  timeout: 300_000,
  use: {
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
});
