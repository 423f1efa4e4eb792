import type { Page } from "@playwright/test";
import {
  DESKTOP,
  expect,
  expectNone,
  LESSON,
  LESSONS,
  PHONE,
  PROJECTOR,
  ready,
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

test("what was sent takes no room from the button that sends", async ({
  page,
}) => {
  await page.goto("/lessons/11-sessions?request=Log%20in");
  for (const width of [1440, 1280, 1024, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const send = page.getByRole("button", { name: "Send", exact: true });
    await expect(send, `at ${width} pixels`).toBeInViewport({ ratio: 1 });
    const wire = page.locator("[data-wire]");
    const cut = await wire.evaluate(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );
    expect(cut, `at ${width} pixels`).toBeLessThanOrEqual(1);
    expect((await wire.boundingBox())?.height).toBeLessThan(24);
  }
});

for (const size of [
  { width: 512, height: 384 },
  { width: 720, height: 450 },
]) {
  test(`at 200%, ${size.width} wide, both sides and all tools are in reach`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.goto("/lessons/11-sessions?request=Log%20out");
    await ready(page);
    for (const side of ["Express", "Flask"]) {
      const pane = page.locator(`[data-side="${side.toLowerCase()}"]`);
      await expect(pane.getByRole("heading", { name: side })).toBeVisible();
      await pane.scrollIntoViewIfNeeded();
      expect((await pane.boundingBox())?.height).toBeGreaterThan(200);
      await expect(pane.locator(".region.lit").first()).toBeInViewport();
    }
    const answers = page.getByRole("region", { name: "The two answers" });
    for (const cell of await answers.locator(".ne:not(.fold *) .cell").all()) {
      await cell.scrollIntoViewIfNeeded();
      await expect(cell).toBeInViewport();
    }
    await expect(page.getByRole("link", { name: "Present" })).toBeVisible();

    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Edit request" }).click();
    await expect(page.getByRole("button", { name: "Reset" })).toBeHidden();
    await page.locator("#raw").scrollIntoViewIfNeeded();
    await expect(page.locator("#raw")).toBeInViewport();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
    ).toBe(size.width);
    await expectNone(page);
  });
}

for (const [mode, offered] of [
  ["edit=express", "Save and play"],
  ["bug=fixation", "Save and test"],
] as const) {
  test(`on a phone ?${mode} opens with the side that is edited`, async ({
    page,
  }) => {
    await page.setViewportSize(PHONE);
    await page.goto(`/lessons/11-sessions?${mode}`);
    await expect(page.getByRole("button", { name: offered })).toBeVisible();
    const hunt = page.getByRole("article", { name: "The hunt" });
    await expect(hunt).toBeVisible({ visible: mode.startsWith("bug") });
  });
}

test("no font makes one sign of two", async ({ page }) => {
  for (const path of [
    "/lessons/11-sessions?edit=express",
    "/lessons/11-sessions/present",
  ]) {
    await page.goto(path);
    await ready(page);
    const joining = await page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((it) => getComputedStyle(it).fontVariantLigatures !== "none")
        .map(({ tagName, className }) => `${tagName}.${className}`),
    );
    expect(joining, path).toEqual([]);
  }
});

test("on paper each lesson stands on at most ten sheets", async ({ page }) => {
  const sheets: Record<string, number> = {};
  for (const folder of LESSONS) {
    await page.goto(`/lessons/${folder}`);
    sheets[folder] = await countSheets(page);
  }
  const tooMany = Object.entries(sheets).filter(([, count]) => count > 10);
  expect(tooMany).toEqual([]);
  expect(sheets["11-sessions"]).toBeGreaterThan(3);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("on paper the last sheet has the answers of the quiz", async ({
    page,
  }) => {
    await page.goto(LESSON);
    const answers = page.locator("main > :last-child");
    await expect(answers).toBeHidden();
    const sheets = await countSheets(page);

    await page.emulateMedia({ media: "print" });
    await expect(answers).toContainText("Answers of the quiz");
    const first = answers.getByRole("listitem").first();
    expect(
      await first.evaluate((item) => getComputedStyle(item, "::after").content),
    ).toBe(
      String.raw`"404: \\d+ does not match the sign, and no other rule does."`,
    );
    const followUp = page.locator("#follow-up-1 > p").first();
    await expect(followUp).toBeVisible();

    await answers.evaluate((section) => section.remove());
    expect(await countSheets(page)).toBe(sheets - 1);
  });
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

async function countSheets(page: Page): Promise<number> {
  const paper = (await page.pdf({ format: "A4" })).toString("latin1");
  return paper.match(/\/Type \/Page\b/g)?.length ?? 0;
}
