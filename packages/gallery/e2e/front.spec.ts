import type { Page } from "@playwright/test";
import {
  DESKTOP,
  expect,
  expectNoViolations,
  LESSONS,
  PHONE,
  recordShifts,
  shiftOf,
  test,
} from "./gallery.ts";

const PROGRESS = {
  version: 1,
  lessons: {
    "01-what-is-flask": {
      chapters: ["app", "home", "run"],
      sent: Array.from({ length: 50 }, (_, n) => `request ${n}`),
      quiz: { 1: true, 2: true, 3: true },
      bugs: [],
    },
    "11-sessions": {
      chapters: ["secret", "cookie", "set"],
      sent: [],
      quiz: { 1: true, 2: false },
      bugs: ["fixation"],
    },
  },
  cards: {
    "11-sessions/half-minute": dueAt(0),
    "11-sessions/answer/set": dueAt(0),
    "12-cookies/half-minute": dueAt(0),
    "13-database/half-minute": dueAt(4e12),
  },
  last: { folder: "11-sessions", chapter: "login" },
};

function dueAt(due: number) {
  return {
    due,
    first: 0,
    last: 0,
    stability: 2.3,
    difficulty: 5,
    interval: 2,
    step: 0,
    reps: 1,
    lapses: 0,
    phase: 2,
  };
}

test("axe finds nothing, without and with progress", async ({ page }) => {
  await page.goto("/");
  await expectNoViolations(page);
  await keep(page, JSON.stringify(PROGRESS));
  await page.goto("/");
  await expect(page.locator(".go-on")).toBeVisible();
  await expectNoViolations(page);
});

test("progress is shown with each lesson, and where to go on", async ({
  page,
}) => {
  await keep(page, JSON.stringify(PROGRESS));
  await page.goto("/");
  await expect(
    page.getByRole("link", {
      name: "11 How do you use sessions in Flask? (25% read and run, 1 of 4 in the quiz, 1 of 6 bugs found, 2 cards due)",
    }),
  ).toBeVisible();
  await expect(
    page.getByRole("link", {
      name: "1 What is Flask? (100% read and run, 3 of 3 in the quiz)",
    }),
  ).toBeVisible();
  await expect(page.locator(".ring.full")).toHaveCount(1);
  await expect(page.locator(".shelf .pips .found")).toHaveCount(1);
  await expect(page.locator(".shelf .due:not(:empty)")).toHaveText(["2", "1"]);
  const door = page.getByRole("link", { name: "Revise", exact: false });
  await expect(door.last()).toContainText("3 cards are due.");

  const card = page.getByRole("link", { name: /Go on where you were/ });
  await expect(card).toContainText("11How do you use sessions in Flask?");
  await expect(card).toContainText("Part 5 of 6: Log in");
  await expect(card).toHaveAttribute(
    "href",
    "/lessons/11-sessions?chapter=login",
  );
});

test("without progress there is no empty gadget", async ({ page }) => {
  const gadgets = page.locator(".ring, .pips, .legend, .go-on");
  await page.goto("/");
  for (const gadget of await gadgets.all()) await expect(gadget).toBeHidden();

  await keep(page, "{ no progress");
  await page.goto("/");
  for (const gadget of await gadgets.all()) await expect(gadget).toBeHidden();
});

test("another tab's progress is shown at once", async ({ page, context }) => {
  await page.goto("/");
  const other = await context.newPage();
  await other.goto("/");
  await other.evaluate(
    (text) => localStorage.setItem("decant-progress", text),
    JSON.stringify(PROGRESS),
  );
  await expect(page.getByText("Part 5 of 6: Log in")).toBeVisible();
});

for (const size of [DESKTOP, PHONE]) {
  test(`nothing moves when progress comes, ${size.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await keep(page, JSON.stringify(PROGRESS));
    await recordShifts(page);
    await page.goto("/");
    await expect(page.getByText("Part 5 of 6: Log in")).toBeVisible();
    expect(await shiftOf(page)).toBe(0);
  });
}

test("the page fits a laptop, without and with progress", async ({ page }) => {
  await page.goto("/");
  expect(await heightOf(page)).toBe(DESKTOP.height);
  await keep(page, JSON.stringify(PROGRESS));
  await page.goto("/");
  await expect(page.locator(".go-on")).toBeVisible();
  expect(await heightOf(page)).toBe(DESKTOP.height);
});

test("a number and Enter open each lesson", async ({ page }) => {
  await page.goto("/");
  for (const folder of LESSONS) {
    await page.keyboard.type(String(Number(folder.slice(0, 2))));
    const row = page.locator(`[data-lesson="${folder}"]`);
    await expect(row).toBeFocused();
    if (folder !== LESSONS.at(-1)) await row.blur();
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/lessons/${LESSONS.at(-1)}`);
});

test("a digit that leads no further begins a new number", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.type("37");
  await expect(page.locator('[data-number="7"]')).toBeFocused();
  await page.keyboard.press("0");
  await expect(page.locator('[data-number="7"]')).toBeFocused();
  await page.keyboard.type("12");
  await expect(page.locator('[data-number="12"]')).toBeFocused();
});

test("the letters of the doors open them, for the lesson in focus", async ({
  page,
}) => {
  await page.goto("/");
  await page.keyboard.press("c");
  await expect(page).toHaveURL("/compare");

  await page.goto("/");
  await page.keyboard.press("r");
  await expect(page).toHaveURL("/revise");

  await page.goto("/");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/\/lessons\/01-what-is-flask\?bug=/);

  await page.goto("/");
  await page.keyboard.type("11c");
  await expect(page).toHaveURL(
    /\/compare\?left=11-sessions(:|%3A)flask&right=11-sessions(:|%3A)express/,
  );

  await keep(page, JSON.stringify(PROGRESS));
  await page.goto("/");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/\/lessons\/11-sessions\?bug=(?!fixation)/);
});

test("keys are off in the field, and where they were switched off", async ({
  page,
}) => {
  await page.goto("/");
  await page.keyboard.press("/");
  await page.keyboard.type("11c");
  await expect(page.getByRole("combobox")).toHaveValue("11c");
  await expect(page).toHaveURL("/");

  await page.evaluate(() => localStorage.setItem("keys", "off"));
  await page.goto("/");
  await page.keyboard.type("11c");
  await expect(page.locator("[data-lesson]:focus")).toHaveCount(0);
  await expect(page).toHaveURL("/");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("every link works, and no progress is shown", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("[data-lesson]")).toHaveCount(LESSONS.length);
    await expect(page.locator(".legend")).toBeHidden();
    await expect(page.locator(".go-on")).toBeHidden();
    await expect(page.locator(".door kbd").first()).toBeHidden();
    await page.getByRole("link", { name: /^11 How do you use/ }).click();
    await expect(page).toHaveURL("/lessons/11-sessions");
  });
});

test("on paper the lessons stand without doors", async ({ page }) => {
  await page.goto("/");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".doors")).toBeHidden();
  await expect(page.locator(".search")).toBeHidden();
  await expect(page.locator("[data-lesson]").last()).toBeVisible();
});

/** What the browser keeps from now on. */
async function keep(page: Page, text: string): Promise<void> {
  await page.goto("/");
  await page.evaluate(
    (kept) => localStorage.setItem("decant-progress", kept),
    text,
  );
}

function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}
