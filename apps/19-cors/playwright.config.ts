import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "test",
  testMatch: "*.e2e.ts",
  outputDir: "../../.decant/e2e-19-cors",
  forbidOnly: true,
  reporter: "list",
  use: {
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
      ],
    },
  },
});
