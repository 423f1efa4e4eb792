import { DESKTOP, expect, LESSON, LESSONS, PHONE, test } from "./gallery.ts";

const PAGES = [
  "/",
  "/compare",
  ...LESSONS.map((folder) => `/lessons/${folder}`),
];

for (const path of PAGES) {
  test(`${path} never scrolls sideways`, async ({ page }) => {
    for (const width of [320, 390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - innerWidth,
      );
      expect(overflow, `at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  });
}

for (const size of [DESKTOP, PHONE]) {
  test(`nothing moves while a lesson loads, ${size.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          shifts.push((entry as PerformanceEntry & { value: number }).value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(LESSON);
    await page.locator(".typed").first().waitFor({ state: "attached" });
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: number[] }).shifts,
    );
    expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.01);
  });
}

test("on paper both sides stand open, with their bars", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.locator(".pane-left")).toBeVisible();
  await expect(page.locator(".pane-right")).toBeVisible();
  await expect(page.locator(".site-header")).toBeHidden();
  await expect(page.locator(".reason").first()).toBeVisible();
  const region = page.locator(".pane-left .region").first();
  const bar = await region.evaluate((element) => {
    const { backgroundColor, width } = getComputedStyle(element, "::before");
    return { backgroundColor, width };
  });
  expect(bar.width).toBe("4px");
  expect(bar.backgroundColor).not.toBe("rgba(0, 0, 0, 0)");
  await expect(page.locator("body")).toHaveCSS(
    "background-color",
    "rgba(0, 0, 0, 0)",
  );
});

test("light and dark are chosen, kept, and there without a flash", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.getByRole("button", { name: /light and dark/ }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto(LESSON, { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("no page asks for anything that its policy forbids", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  for (const path of PAGES) {
    await page.goto(path);
    await page.waitForLoadState("load");
  }
  expect(complaints).toEqual([]);
});
