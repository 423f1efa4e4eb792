import { DESKTOP, expect, expectNone, PHONE, ready, test } from "./gallery.ts";

test.describe("the differences", () => {
  test("are chosen by topic and part, at once and by the address", async ({
    page,
  }) => {
    await page.goto("/differences");
    await ready(page);
    const all = await page.locator(".differ-row:visible").count();
    await page.getByLabel("Topic").selectOption("state");
    await expect(page).toHaveURL("/differences?topic=state");
    await page.getByLabel("Part").selectOption("set-cookie");
    await expect(page).toHaveURL("/differences?topic=state&part=set-cookie");
    const shown = page.locator(".differ-row:visible");
    const count = await shown.count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all);
    await expect(page.locator("[data-count]")).toHaveText(`${count} rows`);
    await expectNone(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(PHONE);
    await expectNone(page);
    await page.reload();
    await expect(shown).toHaveCount(count);
    await expect(page.getByLabel("Part")).toHaveValue("set-cookie");
  });

  test("lead to the request, which is chosen and lit", async ({ page }) => {
    await page.goto("/differences?topic=routing&part=status");
    const link = page.locator(".differ-row:visible .where a").nth(1);
    const name = await link.innerText();
    await link.click();
    await expect(page).toHaveURL(/\/lessons\/\d\d-[a-z-]+\?request=/);
    const request = page.locator('[name="request"]:checked');
    await expect(request).toHaveValue(name);
    await expect(page.locator(".seam").first()).toBeVisible();
  });

  test("of every lesson stand first, and axe finds nothing", async ({
    page,
  }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto("/differences?topic=every-lesson");
    await expect(page.getByRole("heading", { level: 2 })).toHaveText([
      "In every lesson",
    ]);
    await expectNone(page);
  });

  test("of other frameworks stand under their names", async ({ page }) => {
    await page.goto("/differences?topic=basics&part=body");
    await expect(
      page.getByRole("heading", { name: /^Body \d+ Flask Django$/ }),
    ).toBeVisible();
  });

  test.describe("without a script", () => {
    test.use({ javaScriptEnabled: false });

    test("are chosen by a form", async ({ page }) => {
      await page.goto("/differences");
      await page.getByLabel("Topic").selectOption("errors");
      await page.getByRole("button", { name: "Show" }).click();
      await expect(page).toHaveURL(/topic=errors/);
      await expect(page.getByRole("heading", { level: 2 })).toHaveText([
        "Errors",
      ]);
    });
  });
});

test("the search finds them by their names", async ({ page }) => {
  await page.goto("/differences");
  await page.keyboard.press("/");
  await page.keyboard.type("quiz");
  await expect(page.getByRole("option", { name: /^Page Quiz/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/revise\/quiz/);
});
