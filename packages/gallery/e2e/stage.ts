import type { Page } from "@playwright/test";

export const PROJECTOR = { width: 1024, height: 768 };
export const SESSIONS = "/lessons/11-sessions/present";

/** Opens a place of a presentation, and waits until its code has its size. */
export async function openStage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("main[data-fit]").waitFor();
}
