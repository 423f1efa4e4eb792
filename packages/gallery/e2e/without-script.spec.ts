import { expect, LESSON, PHONE, test } from "./gallery.ts";

test.use({ javaScriptEnabled: false });

test("a request is chosen, edited and sent by forms", async ({ page }) => {
  await page.goto(LESSON);
  await page
    .getByRole("radio", { name: /Read a post/ })
    .first()
    .check({ force: true });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/request=Read\+a\+post/);
  await expect(page.locator("[data-wire]")).toHaveText("GET /post/7");

  await page.getByRole("button", { name: "Edit request" }).click();
  await expect(page.locator("#raw")).toHaveValue("GET /post/7");
  await page.locator("#raw").fill("GET /post/41");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.locator("[data-exchange]")).toContainText(
    "Post 41, next 42",
  );
});

test("chapters, tabs, the quiz and the side of a phone are chosen", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.getByRole("radio", { name: /Integers/ }).check({ force: true });
  await expect(page.getByRole("heading", { name: /Integers/ })).toBeVisible();
  await page.getByRole("radio", { name: /Quiz/ }).check({ force: true });
  const links = page.getByRole("link", { name: "Answer it in the quiz" });
  await expect(links.first()).toHaveAttribute(
    "href",
    "/revise/quiz?lesson=05-dynamic-routes&at=1",
  );

  await page.setViewportSize(PHONE);
  await page.getByRole("radio", { name: "Express" }).check({ force: true });
  await expect(page.locator(".pane-right")).toBeVisible();
  await expect(page.locator(".pane-left")).toBeHidden();
});

test("nothing is offered that only a script can do", async ({ page }) => {
  const paths = ["/", LESSON, `${LESSON}/present`, "/compare", "/revise"];
  for (const path of [...paths, "/revise/quiz", "/revise/mock"]) {
    await page.goto(path);
    const offered = page.locator(".needs-js").filter({ visible: true });
    await expect(offered, path).toHaveCount(0);
    await expect(page.locator("main"), path).toBeVisible();
  }
});
