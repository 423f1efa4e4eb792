import type { Page } from "@playwright/test";
import { expect, ready, test } from "./gallery.ts";

const [first, second, third, fourth, fifth] = [
  "What is Flask?",
  "How does Flask compare to Django?",
  "What are the key features of Flask?",
  "What is the use of @app.route() in Flask?",
  "How can you define dynamic routes in Flask?",
] as const;
const asked = "Who can read what is in session in Flask?";

/** A moment of the days that begin with a Monday, where the browser is. */
async function setClock(page: Page, day: number, hour: number, minute = 0) {
  await page.clock.setFixedTime(new Date(2026, 10, 30 + day, hour, minute));
}

/** Recalls the card that asks this, and rates it. */
async function rate(page: Page, question: string, grade: string) {
  await expect(page.locator("[data-question]")).toHaveText(question);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await page.getByRole("button", { name: grade }).click();
}

/** Answers a question of the quiz of lesson 11, which is shown. */
async function answer(page: Page, number: number, rightly: boolean) {
  const address = `/revise/quiz/11-sessions/${number}.json`;
  const { right } = await (await page.request.get(address)).json();
  const chosen = rightly ? right : (right + 1) % 3;
  await page.locator("[data-asked] label").nth(chosen).click();
}

/** What the list of the day says, the current card first of what is left. */
async function expectDay(
  page: Page,
  place: string,
  done: readonly string[],
  left: readonly string[],
) {
  await expect(page.locator("[data-place]")).toHaveText(place);
  const items = page.locator("[data-queue] li");
  await expect(items).toHaveText([...done, ...left]);
  await expect(items.locator("s")).toHaveText([...done]);
}

/** The front page names these lessons with a card that is due, and says how many. */
async function expectFront(
  page: Page,
  lessons: readonly string[],
  cards: string,
) {
  await page.goto("/");
  const due = page.getByRole("link", { name: /\b1 card due\b/ });
  await expect(due).toHaveCount(lessons.length);
  const numbers = await due.evaluateAll((rows) =>
    rows.map((row) => row.getAttribute("data-number")),
  );
  expect(numbers).toEqual(lessons);
  await expect(
    page.getByRole("link", { name: "Revise", exact: false }).last(),
  ).toContainText(cards);
}

test("three days of a candidate", async ({ page }) => {
  const end = page.getByText("That was all for today.");

  // Monday: three of five new cards.
  await setClock(page, 0, 9);
  await page.goto("/revise");
  await page.getByLabel("New a day").selectOption("5");
  await rate(page, first, "Good");
  await rate(page, second, "Again");
  await rate(page, third, "Easy");
  await expectDay(
    page,
    "3 of 5",
    [`1 ${first}`, `3 ${third}`],
    [`4 ${fourth}`, `5 ${fifth}`, `2 ${second}`],
  );

  // The quiz: what is wrong comes tomorrow, and takes no new card's place.
  await page.goto("/revise/quiz?lesson=11-sessions");
  await ready(page);
  await answer(page, 1, false);
  await expect(page.locator("[data-verdict]")).toHaveText(
    "Not yet. It comes back as a card tomorrow.",
  );
  await page.getByRole("button", { name: "Next" }).click();
  await answer(page, 2, true);
  await expect(page.locator("[data-verdict]")).toHaveText("Right.");

  // After its ten minutes, what was not known comes first.
  await setClock(page, 0, 9, 11);
  await page.goto("/revise");
  await expectDay(
    page,
    "4 of 6",
    [`1 ${first}`, `3 ${third}`, `11 ${asked}`],
    [`2 ${second}`, `4 ${fourth}`, `5 ${fifth}`],
  );
  await rate(page, second, "Good");
  await rate(page, fourth, "Good");
  await rate(page, fifth, "Good");
  await expect(end).toBeVisible();

  // Tuesday: what was not known on Monday, then new cards.
  await setClock(page, 1, 9);
  await expectFront(page, ["2", "11"], "2 cards are due.");
  await page.goto("/revise");
  await expectDay(
    page,
    "1 of 7",
    [],
    [
      `11 ${asked}`,
      `2 ${second}`,
      "6 How do you handle HTTP methods in Flask?",
      "7 How do you render an HTML template in Flask?",
      "8 What is Jinja2 templating in Flask?",
      "9 How can you access form data in Flask?",
      "10 How do you handle JSON data in Flask?",
    ],
  );
  await page.getByLabel("New a day").selectOption("0");
  await rate(page, asked, "Good");
  await rate(page, second, "Again");
  await expectDay(page, "2 of 2", [`11 ${asked}`], [`2 ${second}`]);
  await setClock(page, 1, 9, 15);
  await page.reload();
  await rate(page, second, "Good");
  await expect(end).toBeVisible();

  // Wednesday: what was known on Monday, and what was forgotten on Tuesday.
  await setClock(page, 2, 9);
  await expectFront(page, ["1", "2", "4", "5"], "4 cards are due.");
  await page.goto("/revise");
  await expectDay(
    page,
    "1 of 4",
    [],
    [`1 ${first}`, `4 ${fourth}`, `5 ${fifth}`, `2 ${second}`],
  );
  await expect(page.locator("[data-days] b")).toHaveText([
    "4",
    "0",
    "0",
    "1",
    "0",
    "0",
    "1",
  ]);
  await rate(page, first, "Good");
  await expectDay(
    page,
    "2 of 4",
    [`1 ${first}`],
    [`4 ${fourth}`, `5 ${fifth}`, `2 ${second}`],
  );
});
