import {
  back,
  DAY,
  expectNoneOfSizes,
  keep,
  MONDAY,
  open,
  question,
} from "./cards.ts";
import {
  expect,
  expectNone,
  PHONE,
  recordShifts,
  shiftOf,
  test,
} from "./gallery.ts";

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
  await expect(page.getByRole("button", { name: "Easy" })).toBeInViewport({
    ratio: 1,
  });
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
