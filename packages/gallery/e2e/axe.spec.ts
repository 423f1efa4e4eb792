import {
  DESKTOP,
  expect,
  expectNone,
  expectNoViolations,
  LESSON,
  LESSONS,
  PHONE,
  PROJECTOR,
  test,
} from "./gallery.ts";

for (const path of [
  "/compare",
  "/no-such-page",
  "/lessons/08-jinja2/appendix",
]) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path);
    await expectNoViolations(page);
  });
}

// One look for each: the states below are looked at in all of them.
for (const [index, folder] of LESSONS.entries()) {
  const size = [DESKTOP, PROJECTOR, PHONE][index % 3] ?? DESKTOP;
  test(`axe finds nothing in ${folder}, ${size.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.goto(`/lessons/${folder}`);
    await expectNone(page);
  });
}

test("axe finds nothing in any state of the bench", async ({ page }) => {
  await page.goto(LESSON);
  // All at once, so that every hue is looked at.
  await page.locator(".region").evaluateAll((regions) => {
    for (const region of regions) region.classList.add("lit");
  });
  await expectNoViolations(page);

  await page.setViewportSize(DESKTOP);
  await page.keyboard.press("s");
  await expect(page.locator("[data-origin]")).toHaveText(/live · .+, /);
  await page.getByText("What was sent").click();
  await expectNone(page);

  await page.getByRole("button", { name: "Edit request" }).click();
  await page.locator("#raw").fill("BREW /coffee");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator("[data-notice]")).toBeVisible();
  await expectNone(page);

  for (const read of ["Differ", "Pitfalls", "Follow-ups", "Quiz"]) {
    await page
      .getByRole("radio", { name: new RegExp(`^${read}`) })
      .check({ force: true });
    await expectNone(page);
  }
  await page.locator(".quiz .option").first().click();
  await expect(page.locator(".quiz .reason").first()).toBeVisible();
  await expectNone(page);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectNone(page);
});
