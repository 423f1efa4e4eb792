import { expect, LESSON, test } from "./gallery.ts";

test("a whole walk, by keys only", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("Tab");
  await expect(page.getByText("Skip to the content")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  await page.keyboard.press("]");
  await expect(page).toHaveURL(/chapter=int.*region=int/);
  await expect(page.locator(".region.lit")).toHaveCount(2);
  await page.keyboard.press("4");
  await expect(page).toHaveURL(/region=path/);
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/request=/);

  await page.keyboard.press("s");
  await expect(page.locator("[data-origin]")).toHaveText(/live · .+, /);
  await expect(page.locator("[data-spoken]")).toHaveText(/^\d{3}, /);

  await page.getByRole("radio", { name: /Quiz/ }).focus();
  await page.keyboard.press("Space");
  const quiz = page.locator(".quiz").first();
  await quiz.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await expect(quiz.locator(".reason")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(quiz.locator(".reason").first()).toBeVisible();
});

test("keys are off in fields, and can be switched off", async ({ page }) => {
  await page.goto(LESSON);
  await page.getByRole("button", { name: "Edit request" }).click();
  await expect(page.locator("#raw")).toBeFocused();
  await page.keyboard.press("j");
  expect(new URL(page.url()).searchParams.get("request")).toBeNull();
  await page.keyboard.press("Escape");
  await expect(page.locator("#raw")).toBeHidden();

  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: /Single keys/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.keyboard.press("j");
  expect(new URL(page.url()).searchParams.get("request")).toBeNull();
});

test("every stop of Tab shows that it has the focus", async ({ page }) => {
  await page.goto(LESSON);
  const unseen = new Set<string>();
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press("Tab");
    const missing = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return "";
      const around = element.closest("label, fieldset");
      const seen = [element, around].some(
        (one) => one && getComputedStyle(one).outlineStyle !== "none",
      );
      return seen ? "" : element.outerHTML.slice(0, 120);
    });
    if (missing) unseen.add(missing);
  }
  expect([...unseen]).toEqual([]);
});
