import {
  DESKTOP,
  expect,
  LESSON,
  LESSONS,
  PHONE,
  PROJECTOR,
  recordShifts,
  shiftOf,
  test,
} from "./gallery.ts";

const PAGES = [
  "/",
  "/compare",
  ...LESSONS.map((folder) => `/lessons/${folder}`),
];

for (const path of PAGES) {
  test(`${path} never scrolls sideways`, async ({ page }) => {
    await page.goto(path);
    for (const width of [320, 390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
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
    await recordShifts(page);
    await page.goto(LESSON);
    await page.waitForLoadState("networkidle");
    expect(await shiftOf(page)).toBeLessThan(0.01);
  });
}

test("the page of a lesson never scrolls: its panes do", async ({ page }) => {
  for (const size of [DESKTOP, PROJECTOR, PHONE]) {
    await page.setViewportSize(size);
    await page.goto(LESSON);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollHeight - innerHeight,
    );
    expect(beyond, `at ${size.width} pixels`).toBeLessThanOrEqual(0);
  }
});

test("at 200% on a projector both sides are in reach", async ({ page }) => {
  await page.setViewportSize({ width: 512, height: 384 });
  await page.goto(LESSON);
  for (const side of ["Express", "Flask"]) {
    await page.getByRole("radio", { name: side, exact: true }).check();
    const pane = page.locator(`[data-side="${side.toLowerCase()}"]`);
    await pane.scrollIntoViewIfNeeded();
    expect((await pane.boundingBox())?.height).toBeGreaterThan(120);
    await expect(pane.locator(".region").first()).toBeInViewport();
  }
});

test("on paper a lesson of two files stands on ten pages, answers last", async ({
  page,
}) => {
  await page.goto("/lessons/11-sessions");
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  const pages = paper.match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.length).toBeLessThanOrEqual(10);
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
