import { expect, LESSON, PHONE, test } from "./gallery.ts";

test("pointing at a region lights its counterpart and its chip", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.locator('.pane-left [data-region="int"]').hover();
  await expect(page.locator(".region.lit")).toHaveCount(2);
  await expect(page.locator('.pane-right [data-region="int"]')).toHaveClass(
    /\blit\b/,
  );
  await expect(page.locator(".chip.lit")).toHaveText(/int/);

  await page.mouse.move(5, 5);
  await expect(page.locator(".region.lit")).toHaveCount(0);
});

test("scrolling under a resting pointer changes nothing", async ({ page }) => {
  await page.goto(LESSON);
  await page.locator('.pane-left [data-region="int"]').hover();
  await page.evaluate(() => scrollBy({ top: 60, behavior: "instant" }));
  await expect(page.locator(".pane-left .region.lit")).toHaveAttribute(
    "data-region",
    "int",
  );
});

test("a counterpart out of sight is scrolled into view in its pane", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 560 });
  await page.goto(LESSON);
  await page.getByRole("button", { name: /uuid/ }).click();
  for (const pane of ["left", "right"]) {
    const region = page.locator(`.pane-${pane} [data-region="uuid"]`);
    const inside = await region.evaluate((element) => {
      const box = element.closest(".code")?.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      return (
        box !== undefined && own.top >= box.top && own.bottom <= box.bottom
      );
    });
    expect(inside).toBe(true);
  }
});

test("a link of the prose lights the pair, and Escape puts it out", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.locator('#how [data-show-region="path"]').first().click();
  await expect(page.locator(".region.lit")).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(page.locator(".region.lit")).toHaveCount(0);
});

test("on a phone a tap flips to the counterpart", async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    viewport: PHONE,
    hasTouch: true,
    baseURL: baseURL ?? "",
  });
  await page.goto(LESSON);
  await expect(page.locator(".pane-right")).toBeHidden();
  await page.locator('.pane-left [data-region="path"]').tap();
  await expect(page.locator(".pane-left")).toBeHidden();
  const other = page.locator('.pane-right [data-region="path"]');
  await expect(other).toHaveClass(/\blit\b/);
  await expect(other).toBeInViewport();
  await page.close();
});

test("Copy gives the file as it is on disk", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(LESSON);
  await page.getByRole("button", { name: "Copy flask/app.py" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('# region int\n@app.get("/post/<int:post_id>")');
});

test("a selection keeps the blank lines of the code", async ({ page }) => {
  await page.goto(LESSON);
  const selected = await page.evaluate(() => {
    const code = document.querySelector(".pane-left .code code");
    if (code) getSelection()?.selectAllChildren(code);
    return getSelection()?.toString() ?? "";
  });
  expect(selected).toContain("app = Flask(__name__)\n\n@app.route");
});
