import { expect, type Page } from "@playwright/test";
import { DESKTOP, LESSONS, PHONE } from "../gallery.ts";
import { BASE, test, untilKept } from "./site.ts";

const SENT = 120_000;

/** Sends the chosen request to both sides, and waits for both answers. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press("s");
  const patience = { timeout: SENT };
  await expect(page.locator("[data-origin]")).toHaveText(/^live/, patience);
  const answers = page.locator("[data-exchange]");
  await expect(answers).not.toContainText("Waiting", patience);
  await expect(answers).not.toContainText("This answer was recorded");
}

/** Opens a lesson and waits until it is kept, its script included. */
async function visit(page: Page, lesson: string): Promise<void> {
  await page.goto(`lessons/${lesson}/`);
  await untilKept(page, `lessons/${lesson}/lesson.json.gz`);
}

/** Edits the right side's file, saves, and waits until all answers were compared. */
async function edit(page: Page): Promise<void> {
  await page.locator("a[data-edit]").last().click();
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("\n");
  await page.keyboard.press("Control+s");
  await expect(page.locator("[data-tally]")).toContainText("same", {
    timeout: SENT,
  });
}

for (const size of [PHONE, DESKTOP]) {
  test(`a lesson runs without a network after its first visit, ${size.width} wide`, async ({
    page,
    context,
  }) => {
    const elsewhere: string[] = [];
    context.on("request", (request) => {
      if (!request.url().includes(BASE) && !request.url().startsWith("blob:"))
        elsewhere.push(request.url());
    });
    await page.setViewportSize(size);
    await visit(page, "11-sessions");
    await send(page);
    await untilKept(page, "sandbox/flask.html");
    await context.setOffline(true);
    await page.goto("lessons/11-sessions/?request=Set");
    await send(page);
    await page.goto("lessons/12-cookies/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "There is no network",
    );
    expect(elsewhere).toEqual([]);
  });
}

test("all lessons are kept with one press, and any of them runs without a network", async ({
  page,
  context,
}) => {
  await page.goto("");
  await page.getByRole("button", { name: "Keep all lessons" }).click();
  const bar = page.locator("progress[data-keeping]");
  await expect(bar).toHaveAttribute("value", /^0\.\d+$/);
  await expect(page.locator("[data-kept]")).toHaveText(
    "All lessons are kept in this browser.",
    { timeout: SENT },
  );
  await expect(bar).toBeHidden();
  await context.setOffline(true);
  await page.goto("lessons/12-cookies/");
  await send(page);
});

test.describe("without a network, after the first visit", () => {
  for (const lesson of LESSONS) {
    test(`${lesson} is sent to both sides, and edited`, async ({
      page,
      context,
    }) => {
      await visit(page, lesson);
      await send(page);
      await untilKept(page, "sandbox/flask.html");
      await context.setOffline(true);
      await page.reload();
      await send(page);
      await edit(page);
    });
  }
});
