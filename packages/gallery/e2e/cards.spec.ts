import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import {
  back,
  DAY,
  expectNoneOfSizes,
  keepAllBut,
  MONDAY,
  open,
  question,
} from "./cards.ts";
import { expect, test } from "./gallery.ts";

const list = (page: Page) => page.locator("[data-queue]");
const grade = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: false });

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
