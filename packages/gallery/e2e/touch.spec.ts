import { expect, LESSON, PHONE, ready, test } from "./gallery.ts";

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

test("a tap shows the other side, and a type where it stands", async ({
  page,
}) => {
  await page.goto(LESSON);
  await ready(page);
  await page.locator(".flip label", { hasText: "Express" }).tap();
  await expect(page.locator(".pane-left")).toBeHidden();

  // The first touch of the code loads the types.
  const code = page.locator(".pane-right .code:visible");
  await code.locator(".region.lit").tap();
  const typed = code.locator(".region:not(.lit) .typed").first();
  await typed.scrollIntoViewIfNeeded();
  await typed.tap();
  const card = page.getByRole("tooltip");
  await expect(card).toBeVisible();
  await expect(card).not.toBeEmpty();
  await page.locator("#question").tap();
  await expect(card).toBeHidden();
});

test("taps lead through the sheets below the code", async ({ page }) => {
  await page.goto(LESSON);
  await ready(page);
  const sheet = (name: string) =>
    page.locator(".mtabs label", { hasText: name }).tap();

  await sheet("Requests");
  const rail = page.getByRole("region", { name: "Requests" });
  await rail.locator("label", { hasText: "Read a post" }).first().tap();
  await sheet("Answers");
  await expect(rail).toBeHidden();
  await expect(page.locator("[data-wire]")).toHaveText("GET /post/7");
  await page.getByRole("button", { name: "Next request" }).tap();
  await expect(page.locator("[data-wire]")).not.toHaveText("GET /post/7");

  await sheet("Explain");
  await page.locator(".chip", { hasText: "Integers" }).tap();
  const guide = page.getByRole("region", { name: "Guide" });
  await expect(
    guide.getByRole("heading", { name: /Integers/ }),
  ).toBeInViewport();
  await guide.locator(".tabs label", { hasText: "Quiz" }).tap();
  await guide.locator(".option").first().tap();
  await expect(guide.locator(".reason").first()).toBeVisible();
});

test("a tap edits the request, and sends it", async ({ page }) => {
  await page.goto(LESSON);
  await ready(page);
  await page.getByRole("button", { name: "More" }).tap();
  await page.getByRole("button", { name: "Edit request" }).tap();
  await page.locator("#raw").fill("GET /post/41");
  await page.getByRole("button", { name: "Send" }).tap();
  await expect(page.locator("[data-exchange]")).toContainText(
    "Post 41, next 42",
  );
});

test("a phone writes with its own fonts, and loads none", async ({ page }) => {
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  await page.goto(LESSON, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  expect(fonts).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(() => fonts.length).toBe(2);
});
