import { expect, type Page } from "@playwright/test";
import { test } from "./site.ts";

const PATIENCE = { timeout: 120_000 };
const LESSON = "lessons/01-what-is-flask/";
const BOTH_LIVE = /^live here · [^,]+, [^,]+$/;

// What the page has not loaded itself, nothing else gives it.
test.use({ serviceWorkers: "block" });

/** Waits for so many workers, which begin once all they need has come. */
async function untilStarted(page: Page, workers: number): Promise<void> {
  await expect.poll(() => page.workers().length, PATIENCE).toBe(workers);
}

/** Presses Send, while nothing more that runs a lesson can be loaded. */
async function sendCutOff(page: Page): Promise<void> {
  await page.route("**/sandbox/**", (route) => route.abort());
  await page.locator("[data-send]").click();
}

test("who reaches for Send finds both sides started, and nothing sent", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.locator("[data-send]").hover();
  await untilStarted(page, 2);
  const origin = page.locator("[data-origin]");
  await expect(origin).not.toContainText("live");
  await sendCutOff(page);
  await expect(origin).toHaveText(BOTH_LIVE, PATIENCE);
});

test("who has sent before finds Express started, and Flask not", async ({
  page,
}) => {
  await page.goto(LESSON);
  const origin = page.locator("[data-origin]");
  await page.locator("[data-send]").click();
  await expect(origin).toHaveText(BOTH_LIVE, PATIENCE);
  await page.mouse.move(0, 0);
  await page.reload();
  await untilStarted(page, 1);
  await sendCutOff(page);
  await expect(page.locator("[data-exchange]")).toContainText(
    "python/engine.json could not be loaded",
  );
  await expect(origin).toHaveText(/^live here · [^,]+$/);
});
