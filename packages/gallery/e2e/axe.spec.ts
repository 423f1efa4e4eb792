import {
  expect,
  expectNoViolations,
  LESSON,
  LESSONS,
  test,
} from "./gallery.ts";

const PAGES = [
  "/compare",
  "/no-such-page",
  "/lessons/08-jinja2/appendix",
  ...LESSONS.map((folder) => `/lessons/${folder}`),
];

for (const path of PAGES) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path);
    await expectNoViolations(page);
  });
}

test.describe("axe finds nothing", () => {
  test("with a region lit", async ({ page }) => {
    await page.goto(LESSON);
    const chip = page.locator(".chip").first();
    await chip.click();
    await expect(chip).toHaveAttribute("aria-pressed", "true");
    // All at once, so that every hue is looked at.
    await page.locator(".region").evaluateAll((regions) => {
      for (const region of regions) region.classList.add("lit");
    });
    await expectNoViolations(page);
  });

  test("with an answer shown, and what was sent", async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole("button", { name: "Send to both sides" }).click();
    await expect(page.getByText(/^live, /).first()).toBeVisible();
    await page.getByText("What was sent").first().click();
    await expectNoViolations(page);
  });

  test("with a refusal shown", async ({ page }) => {
    await page.goto(LESSON);
    await page.getByLabel("Request", { exact: true }).fill("BREW /coffee");
    await page.getByRole("button", { name: "Send to both sides" }).click();
    await expect(page.getByText("400.")).toBeVisible();
    await expectNoViolations(page);
  });

  test("with a quiz answered and follow-ups open", async ({ page }) => {
    await page.goto(LESSON);
    const quiz = page.locator(".quiz").first();
    await quiz.getByRole("radio").first().check();
    await quiz.getByRole("checkbox").check({ force: true });
    await page.locator(".follow-up summary").first().click();
    await expect(quiz.locator(".reason").first()).toBeVisible();
    await expectNoViolations(page);
  });

  test("with a type shown", async ({ page }) => {
    await page.goto(LESSON);
    await page.locator(".pane-right .typed").first().focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tooltip")).toBeVisible();
    await expectNoViolations(page);
  });
});
