import { expect, LESSON, LESSONS, PHONE, test } from "./gallery.ts";

test("a request lights its region, in view on both sides", async ({ page }) => {
  await page.goto(`${LESSON}?request=Read%20a%20post`);
  await page.keyboard.press("j");
  for (const pane of ["left", "right"]) {
    const region = page.locator(`.pane-${pane} .region.lit`).first();
    const inside = await region.evaluate((element) => {
      const box = element.closest(".code")?.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      return (
        box !== undefined && own.top >= box.top - 1 && own.top < box.bottom
      );
    });
    expect(inside).toBe(true);
  }
});

test("a link of the prose, a click on code and the URL light a pair", async ({
  page,
}) => {
  await page.goto(`${LESSON}?region=uuid`);
  await expect(page.locator(".pane-left .region.lit")).toHaveAttribute(
    "data-region",
    "uuid",
  );
  await page.locator('.pane-left [data-region="int"]').click();
  await expect(page.locator('.pane-right [data-region="int"]')).toHaveClass(
    /\blit\b/,
  );
  await expect(page).toHaveURL(/region=int/);
});

test("no chapter row and no line of code is cut", async ({ page }) => {
  for (const folder of LESSONS) {
    await page.goto(`/lessons/${folder}`);
    const cut = await page.evaluate(() => {
      const row = document.querySelector<HTMLElement>(".chips");
      const codes = [...document.querySelectorAll(".code")];
      return {
        row: row ? row.offsetHeight : 0,
        code: codes.filter((code) => code.scrollWidth > code.clientWidth)
          .length,
      };
    });
    expect({ folder, ...cut }).toEqual({ folder, row: 38, code: 0 });
  }
});

test("on a phone the two sides flip", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  await expect(page.locator(".pane-right")).toBeHidden();
  await page.getByRole("radio", { name: "Express" }).check({ force: true });
  await expect(
    page.locator(".pane-right .region.lit").first(),
  ).toBeInViewport();
  await page.getByText("Requests", { exact: true }).click();
  await expect(page.locator(".rail")).toBeVisible();
  await expect(page.locator(".answers")).toBeHidden();
});

test("Copy gives the file as it is on disk", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(LESSON);
  await page.getByRole("button", { name: "Copy the Flask file" }).click();
  await expect(page.locator('[data-said="Copied"]')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('# region int\n@app.get("/post/<int:post_id>")');
});

test("a selection keeps the blank lines and the indent of the code", async ({
  page,
}) => {
  await page.goto(LESSON);
  const selected = await page.evaluate(() => {
    const code = document.querySelector(".pane-left .code code");
    if (code) getSelection()?.selectAllChildren(code);
    return getSelection()?.toString() ?? "";
  });
  expect(selected).toContain("app = Flask(__name__)\n\n@app.route");
});
