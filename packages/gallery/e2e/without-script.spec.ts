import { expect, LESSON, PHONE, test } from "./gallery.ts";

test.use({ javaScriptEnabled: false });

test("Try it sends a form and shows both answers", async ({ page }) => {
  await page.goto(LESSON);
  await page.getByRole("link", { name: "Read a post" }).click();
  const raw = page.getByLabel("Request", { exact: true });
  await expect(raw).toHaveValue("GET /post/7");
  await raw.fill("GET /post/41");
  await page.getByRole("button", { name: "Send to both sides" }).click();
  await expect(page.getByText("Post 41, next 42").last()).toBeVisible();
});

test("the quiz and the side switch work", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  await page.locator('.side-switch [value="right"]').check({ force: true });
  await expect(page.locator(".pane-right")).toBeVisible();
  await expect(page.locator(".pane-left")).toBeHidden();

  await page.locator(".quiz .reveal input").first().check({ force: true });
  await expect(page.locator(".reason").first()).toBeVisible();
});
