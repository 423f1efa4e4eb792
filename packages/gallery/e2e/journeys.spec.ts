import type { Page } from "@playwright/test";
import { expect, PHONE, ready, test } from "./gallery.ts";

test.describe("a learner", () => {
  test("has a live answer of lesson 11 after four keys", async ({ page }) => {
    await page.goto("/");
    for (const key of ["1", "1", "Enter"]) await page.keyboard.press(key);
    await expect(page).toHaveURL("/lessons/11-sessions");
    await ready(page);
    await page.keyboard.press("s");
    await expectLive(page);
  });

  test("reads, sends and answers, and goes on there another day", async ({
    page,
  }) => {
    await page.goto("/lessons/11-sessions");
    await ready(page);
    await page.keyboard.press("]");
    await page.keyboard.press("s");
    await expectLive(page);
    await page.locator('label:has([name="read"][value="quiz"])').click();
    const question = page.locator("[data-quiz]").first();
    await question.getByRole("radio").nth(1).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(question).toContainText("Right.");

    await page.goto("/");
    const row = page.getByRole("link", { name: /^11 How do you use/ });
    await expect(row).toHaveAccessibleName(
      /\(\d+% read and run, 1 of 4 in the quiz\)$/,
    );
    const card = page.getByRole("link", { name: /Go on where you were/ });
    await expect(card).toContainText("Part 2 of 6: The cookie");
    await card.click();
    await expect(page).toHaveURL("/lessons/11-sessions?chapter=cookie");
    await expect(
      page.getByRole("radio", { name: /The cookie$/ }),
    ).toBeChecked();
  });

  test("finds a name in the code, and its region is lit", async ({ page }) => {
    await page.goto("/");
    await page.keyboard.press("/");
    await page.keyboard.type("before_request");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/18-middleware\?region=short-circuit/);
    const lit = page.locator('[data-region="short-circuit"].lit');
    await expect(lit.first()).toBeInViewport();
  });

  test("sends on a phone, by touch", async ({ browser, baseURL }) => {
    const page = await browser.newPage({
      viewport: PHONE,
      hasTouch: true,
      baseURL: baseURL ?? "",
    });
    await page.goto("/");
    await page.getByRole("link", { name: /^11 How do you use/ }).tap();
    await ready(page);
    await page.getByRole("button", { name: /^Send/ }).tap();
    await expectLive(page);
    await page.close();
  });
});

test("a comparer sees lessons 11 and 12 beside each other", async ({
  page,
}) => {
  await page.goto("/");
  await page.keyboard.type("11c");
  await expect(page).toHaveURL(/left=11-sessions(:|%3A)flask/);
  const right = page.getByRole("combobox", { name: /^Right: lesson, file/ });
  await right.focus();
  await page.keyboard.type("cookies");
  const list = page.getByRole("listbox");
  await expect(list.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/right=12-cookies/);
});

test("a teacher presents lesson 11 from the front page", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.type("11t");
  await expect(page).toHaveURL(/\/lessons\/11-sessions\/present/);
  await page.waitForLoadState();
  const before = page.url();
  await page.keyboard.press("ArrowRight");
  await expect(page).not.toHaveURL(before);
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("main")).toBeVisible();
});

async function expectLive(page: Page): Promise<void> {
  await expect(page.locator("[data-origin]")).toHaveText(/^live · /);
}
