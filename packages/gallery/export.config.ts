import { defineConfig } from "@playwright/test";
import gallery from "./playwright.config.ts";

/** The exported site, behind nginx: `npx playwright test -c export.config.ts`. */
export default defineConfig(gallery, {
  testDir: "e2e/export",
  testIgnore: [],
  // One export, one nginx, one Python in the browser at a time.
  workers: 1,
  fullyParallel: false,
  timeout: 240_000,
});
