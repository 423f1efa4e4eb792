import { expect, LESSON, test } from "./gallery.ts";

test("the first stop skips to the content", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("Tab");
  await expect(page.getByText("Skip to the content")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});

test("a whole walk, by keys alone", async ({ page }) => {
  await page.goto(LESSON);

  const chip = page.getByRole("button", { name: /float/ });
  await chip.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".region.lit")).toHaveCount(2);
  await page.keyboard.press("Escape");

  await page.locator('.pane-left [data-region="string"]').focus();
  await page.keyboard.press("Tab");
  await expect(page.locator('.pane-left [data-region="int"]')).toBeFocused();
  await expect(page.locator('.pane-right [data-region="int"]')).toHaveClass(
    /\blit\b/,
  );

  const types = page.locator(".pane-right .typed");
  await types.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(types.nth(1)).toBeFocused();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toBeHidden();

  await page.getByLabel("Request", { exact: true }).focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(/^live, /).first()).toBeVisible();

  const quiz = page.locator(".quiz").first();
  await quiz.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await expect(quiz.locator(".reason").first()).toBeHidden();
  await quiz.getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await expect(quiz.locator(".reason").first()).toBeVisible();
});

test("every stop of Tab shows that it has the focus", async ({ page }) => {
  await page.goto(LESSON);
  const unseen = new Set<string>();
  for (let stop = 0; stop < 90; stop += 1) {
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
