import { expect } from "@playwright/test";
import { BASE, test } from "./site.ts";

test("a search is shown by its address", async ({ page }) => {
  await page.goto("?q=fastify");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "“fastify” in 1 lesson",
  );
  const hit = page.locator(".search-hit").first();
  await expect(hit).toHaveAttribute("href", new RegExp(`^${BASE}lessons/21-`));
});

test("a lesson's address chooses request, chapter and reading", async ({
  page,
}) => {
  await page.goto("lessons/11-sessions/?request=Set&read=quiz");
  await expect(page.locator('input[name="read"]:checked')).toHaveValue("quiz");
  await expect(page.locator("[data-wire]")).toHaveText("GET /set_session");
});

test("two other sides have a page of their own", async ({ page }) => {
  await page.goto("lessons/02-flask-vs-django/?left=django&right=nestjs");
  await expect(page).toHaveURL(
    `${BASE}lessons/02-flask-vs-django/django-nestjs/?left=django&right=nestjs`,
  );
  const sides = page.locator("[data-pane]");
  await expect(sides.first()).toHaveAttribute("data-side", "django");
  await expect(sides.last()).toHaveAttribute("data-side", "nestjs");
});

test("a presentation of two other sides has a page of its own", async ({
  page,
}) => {
  const address = "lessons/02-flask-vs-django/present/";
  await page.goto(`${address}?left=django&right=nestjs`);
  await expect(page).toHaveURL(
    `${BASE}${address}django-nestjs/?left=django&right=nestjs`,
  );
  await expect(page.locator("[data-part='0'] .side-name")).toHaveText([
    "Django",
    "NestJS",
  ]);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(
    new RegExp(`^.*${BASE}lessons/02-flask-vs-django/django-nestjs/`),
  );
});

test("two lessons are compared by their address", async ({ page }) => {
  await page.goto("compare/?left=11-sessions:express&right=12-cookies:flask");
  await expect(page).toHaveTitle(
    "Compare sessions, Express and cookies, Flask · Decant",
  );
  await expect(page.locator("[data-pick=right] a.num")).toHaveAttribute(
    "href",
    `${BASE}lessons/12-cookies/`,
  );
  await expect(page).toHaveURL(
    new RegExp(`${BASE}compare/\\?left=11-sessions:express`),
  );
});

test("a presentation goes on by its address, and its notes follow", async ({
  page,
  context,
}) => {
  await page.goto("lessons/11-sessions/present/");
  const opened = context.waitForEvent("page");
  await page.keyboard.press("n");
  const notes = await opened;
  await expect(notes).toHaveURL(`${BASE}lessons/11-sessions/present/notes/`);
  await page.bringToFront();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/\/present\/\?part=\w+&step=/);
  await expect(notes.locator("body")).toHaveClass(/following/);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a lesson reads as before, and says what needs one", async ({
    page,
  }) => {
    await page.goto("lessons/11-sessions/");
    await expect(page.getByText("needs JavaScript")).toBeVisible();
    await expect(
      page.getByRole("button", { name: /Send|Show|Reset/ }),
    ).toHaveCount(0);
    await expect(page.getByRole("link", { name: /^Edit|bugs$/ })).toHaveCount(
      0,
    );
  });

  test("a presentation leads back to its lesson, and nowhere else", async ({
    page,
  }) => {
    await page.goto("lessons/11-sessions/");
    await page.getByRole("link", { name: "Present" }).click();
    const links = page.getByRole("main").getByRole("link");
    const control = page.locator(".control").getByRole("link");
    await expect(links.or(control)).toHaveText(["read the lesson"]);
    await control.click();
    await expect(page).toHaveURL(/\/lessons\/11-sessions\/\?region=secret$/);
  });
});
