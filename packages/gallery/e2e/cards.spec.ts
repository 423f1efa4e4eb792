import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import {
  DESKTOP,
  expect,
  expectNone,
  PHONE,
  recordShifts,
  shiftOf,
  test,
} from "./gallery.ts";

/** A Monday morning, where the browser is. */
const MONDAY = new Date(2026, 10, 30, 9);
const DAY = 24 * 60 * 60 * 1000;

const question = (page: Page) => page.locator("[data-question]");
const back = (page: Page) => page.getByRole("region", { name: "Answer" });
const list = (page: Page) => page.locator("[data-queue]");
const grade = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: false });

async function open(page: Page, address = "/revise"): Promise<void> {
  await page.clock.setFixedTime(MONDAY);
  await page.goto(address);
  await expect(question(page)).toHaveText("What is Flask?");
}

test("recall, reveal, rate; the next card comes", async ({ page }) => {
  await open(page);
  await expect(page.getByText("1 of 20")).toBeVisible();
  // Before it is revealed, nothing of the answer is in the page.
  const words = "Flask is a microframework";
  expect(await page.locator("main").innerHTML()).not.toContain(`<p>${words}`);
  await expect(back(page)).toBeHidden();

  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(back(page)).toContainText(words);
  await expect(back(page)).toBeFocused();
  await expect(grade(page, "Again")).toContainText("10 min");
  await expect(grade(page, "Hard")).toContainText("15 min");
  await expect(grade(page, "Good")).toContainText("2 days");
  await expect(grade(page, "Easy")).toContainText("8 days");

  await grade(page, "Good").click();
  await expect(question(page)).toHaveText("How does Flask compare to Django?");
  await expect(question(page)).toBeFocused();
  await expect(back(page)).toBeHidden();
  await expect(page.getByText("2 of 20")).toBeVisible();
  await expect(list(page).locator("s")).toHaveText("1 What is Flask?");
});

test("only keys: reveal, rate, take back", async ({ page }) => {
  await open(page);
  await page.keyboard.press("3");
  await expect(question(page)).toHaveText("What is Flask?");
  await page.keyboard.press("Space");
  await expect(back(page)).toBeVisible();
  await page.keyboard.press("1");
  await expect(question(page)).toHaveText("How does Flask compare to Django?");
  await page.keyboard.press("Space");
  await page.keyboard.press("4");
  await expect(question(page)).toHaveText(
    "What are the key features of Flask?",
  );
  await page.keyboard.press("u");
  await expect(question(page)).toHaveText("How does Flask compare to Django?");
  await expect(list(page).locator("s")).toHaveCount(0);

  // A button has the focus: Space presses it.
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(grade(page, "Hard")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(question(page)).toHaveText(
    "What are the key features of Flask?",
  );
});

test("after a reload the session goes on; tomorrow it is another", async ({
  page,
}) => {
  await open(page);
  for (const [at, key] of ["3", "1", "4"].entries()) {
    await page.keyboard.press("Space");
    await expect(back(page)).toBeVisible();
    await page.keyboard.press(key);
    await expect(list(page).locator(".current")).toContainText(`${at + 2} `);
    await expect(page.getByRole("button", { name: "Show" })).toBeVisible();
  }
  const fourth = "What is the use of @app.route() in Flask?";
  await expect(question(page)).toHaveText(fourth);
  await page.reload();
  await expect(question(page)).toHaveText(fourth);
  await expect(page.getByText("3 of 20")).toBeVisible();
  await expect(page.locator("[data-count-cards]")).toContainText("1 due of");

  // What was wrong comes first on the next day, then new cards.
  await page.clock.setFixedTime(MONDAY.getTime() + DAY);
  await page.reload();
  await expect(question(page)).toHaveText("How does Flask compare to Django?");
  await expect(page.getByText("1 of 21")).toBeVisible();
  await expect(page.locator("[data-count-cards]")).toContainText("1 due of");
  // The day after that, what was good.
  await page.clock.setFixedTime(MONDAY.getTime() + 2 * DAY);
  await page.reload();
  await expect(page.locator("[data-count-cards]")).toContainText("2 due of");
  await expect(page.locator("[data-days] b")).toHaveText([
    "2",
    "0",
    "0",
    "0",
    "0",
    "0",
    "1",
  ]);
});

test("a file carries the progress to another browser", async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page);
  await page.keyboard.press("Space");
  await page.keyboard.press("3");
  await expect(page.getByText("2 of 20")).toBeVisible();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("decant-progress.json");
  await expect(page.getByRole("status")).toHaveText(
    "Saved as decant-progress.json.",
  );
  const path = await download.path();
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    version: 1,
    cards: { "01-what-is-flask/half-minute": { reps: 1, interval: 2 } },
  });

  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  const other = await context.newPage();
  await open(other);
  const input = other.locator("[data-import]");
  await input.setInputFiles(path);
  await expect(other.getByRole("status")).toHaveText(
    "Taken in: 1 card. Of each card the later rating counts.",
  );
  await expect(question(other)).toHaveText("How does Flask compare to Django?");
  const wrong = { name: "notes.txt", mimeType: "text/plain" };
  await input.setInputFiles({ ...wrong, buffer: Buffer.from("no JSON") });
  await expect(other.getByRole("status")).toHaveText(
    "The file is not JSON: choose one that Decant exported, decant-progress.json.",
  );
  await expect(other.getByText("2 of 20")).toBeVisible();
  await context.close();
});

test("a topic has its own queue; the day's limit can be changed", async ({
  page,
}) => {
  await open(page);
  await page.getByLabel("Topic").selectOption("state");
  await expect(question(page)).toHaveText("How do you use sessions in Flask?");
  await expect(page).toHaveURL(/\/revise\?topic=state$/);
  await page.getByLabel("New a day").selectOption("5");
  await expect(page.getByText("1 of 5")).toBeVisible();
  await page.reload();
  await expect(question(page)).toHaveText("How do you use sessions in Flask?");
  await expect(page.getByText("1 of 5")).toBeVisible();
  await page.getByLabel("New a day").selectOption("0");
  await expect(question(page)).toHaveText("Nothing is due today.");
});

test("what a program answers: the code is asked, the recording tells", async ({
  page,
}) => {
  await keepAllBut(page, "11-sessions/answer/set");
  await page.goto("/revise?topic=state");
  await expect(question(page)).toHaveText(
    "Set: what do Flask and Express answer?",
  );
  await expect(page.locator("[data-front]")).toContainText("GET /set_session");
  await expect(page.locator("[data-front]")).toContainText("@app.get");
  const front = await page.locator("[data-card]").innerHTML();
  expect(front).not.toContain("Set-Cookie");
  await page.keyboard.press("Space");
  await expect(back(page)).toContainText("200 OK");
  await expect(back(page)).toContainText("Set-Cookie");
  await expectNoneOfSizes(page);
  await page.getByRole("link", { name: "See it run: step 2, Set" }).click();
  await expect(page).toHaveURL(/\/lessons\/11-sessions\?request=Set$/);
});

test("a row of the ledger: the two values, and why", async ({ page }) => {
  const id =
    "11-sessions/difference/put-a-name-with-a-slash-into-the-basket/status";
  await keepAllBut(page, id);
  await page.goto("/revise?topic=state");
  await expect(question(page)).toContainText("differ in the status, and why?");
  await page.keyboard.press("Space");
  await expect(back(page).locator(".values")).toContainText("404");
  await expect(back(page)).toContainText("Flask decodes %2F before");
  await expectNoneOfSizes(page);
});

test("axe finds nothing in any state, and nothing moves", async ({ page }) => {
  await recordShifts(page);
  await open(page);
  expect(await shiftOf(page)).toBe(0);
  await expectNoneOfSizes(page);
  await page.keyboard.press("Space");
  await expect(back(page)).toBeVisible();
  await expectNoneOfSizes(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNone(page);
  await page.getByLabel("New a day").selectOption("0");
  await expect(question(page)).toHaveText("Nothing is due today.");
  await expectNoneOfSizes(page);
});

test("on a phone the buttons stay at the bottom of the window", async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await open(page);
  const show = page.getByRole("button", { name: "Show the answer" });
  await expect(show).toBeInViewport({ ratio: 1 });
  await show.click();
  await expect(grade(page, "Easy")).toBeInViewport({ ratio: 1 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(PHONE.width);
});

test("the last mock interview is shown", async ({ page }) => {
  await keep(page, {
    version: 1,
    mock: [
      {
        at: MONDAY.getTime() - DAY,
        seconds: 600,
        topic: "",
        scores: { "11-sessions": "no", "12-cookies": "fluent" },
      },
    ],
  });
  await open(page);
  await expect(page.getByText("Last time Sunday")).toBeVisible();
  await expect(page.locator("[data-last-words]")).toHaveText(
    "fluent 1, halting 0, no 1. Read again: 11.",
  );
  await expectNoneOfSizes(page);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the cards can be read", async ({ page }) => {
    await page.goto("/revise");
    await page.getByText("What is Flask?").click();
    const answer = page.getByText("Flask is a microframework for");
    await expect(answer).toBeVisible();
    await expect(page.locator("[data-card]")).toBeHidden();
    await page.getByRole("link", { name: "All cards of lesson 1" }).click();
    await expect(page).toHaveURL(/\/revise\/01-what-is-flask$/);
    await expect(page.locator("details").nth(3)).toBeVisible();
  });
});

test("axe finds nothing in the list of a lesson's cards", async ({ page }) => {
  await page.goto("/revise/11-sessions");
  for (const card of await page.locator("details").all()) {
    await card.evaluate((details: HTMLDetailsElement) => {
      details.open = true;
    });
  }
  await expectNoneOfSizes(page);
});

async function expectNoneOfSizes(page: Page): Promise<void> {
  for (const size of [PHONE, DESKTOP]) {
    await page.setViewportSize(size);
    await expectNone(page);
  }
}

async function keep(page: Page, progress: object): Promise<void> {
  await page.clock.setFixedTime(MONDAY);
  await page.addInitScript(
    (text) => localStorage.setItem("decant-progress", text),
    JSON.stringify(progress),
  );
}

/** Keeps that all cards of the lesson but one are due in a year. */
async function keepAllBut(page: Page, id: string): Promise<void> {
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
