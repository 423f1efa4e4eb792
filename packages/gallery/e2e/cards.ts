import type { Page } from "@playwright/test";
import { DESKTOP, expect, expectNone, PHONE } from "./gallery.ts";

/** A Monday morning, where the browser is. */
export const MONDAY = new Date(2026, 10, 30, 9);
export const DAY = 24 * 60 * 60 * 1000;

export const question = (page: Page) => page.locator("[data-question]");
export const back = (page: Page) =>
  page.getByRole("region", { name: "Answer" });

export async function open(page: Page, address = "/revise"): Promise<void> {
  await page.clock.setFixedTime(MONDAY);
  await page.goto(address);
  await expect(question(page)).toHaveText("What is Flask?");
}

export async function expectNoneOfSizes(page: Page): Promise<void> {
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await expectNone(page);
  }
}

export async function keep(page: Page, progress: object): Promise<void> {
  await page.clock.setFixedTime(MONDAY);
  await page.addInitScript(
    (text) => localStorage.setItem("decant-progress", text),
    JSON.stringify(progress),
  );
}

/** Keeps that all cards of the lesson but one are due in a year. */
export async function keepAllBut(page: Page, id: string): Promise<void> {
  const response = await page.request.get("/revise/cards.json");
  const { cards } = (await response.json()) as { cards: [string, string][] };
  const far = {
    due: MONDAY.getTime() + 365 * DAY,
    first: MONDAY.getTime() - 9 * DAY,
    last: MONDAY.getTime() - 9 * DAY,
    stability: 300,
    difficulty: 5,
    interval: 300,
    step: 0,
    reps: 4,
    lapses: 0,
    phase: 2,
  };
  const others = cards.map(([each]) => each).filter((each) => each !== id);
  await keep(page, {
    version: 1,
    cards: Object.fromEntries(others.map((each) => [each, far])),
  });
}
