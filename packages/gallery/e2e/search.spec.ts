import { expect, expectNoViolations, LESSON, PHONE, test } from "./gallery.ts";

test("/ searches, arrows choose, Enter opens the place", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: /^Find a lesson/ });
  await expect(field).toBeFocused();
  await page.keyboard.type("before_request");
  const options = page.getByRole("option");
  await expect(options.first()).toBeVisible();
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-expanded", "true");

  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await expect(options.last()).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  const id = (await options.nth(1).getAttribute("id")) ?? "none";
  await expect(field).toHaveAttribute("aria-activedescendant", id);

  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(
    /\/lessons\/18-middleware\?region=short-circuit/,
  );
});

test("Escape closes the list, then leaves the field", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("/");
  await page.keyboard.type("session");
  const list = page.getByRole("listbox");
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("combobox")).not.toBeFocused();
});

test("a hit is clicked, and its group says the lesson", async ({ page }) => {
  await page.goto("/");
  await page.locator("#search").click();
  await page.keyboard.type("set-cookie");
  const group = page.getByRole("group", { name: /^12 How do you set and get/ });
  await group.getByRole("option", { name: /^Request Set a cookie/ }).click();
  await expect(page).toHaveURL("/lessons/12-cookies?request=Set+a+cookie");
});

test("a hit leads to the pitfall and to the follow-up question", async ({
  page,
}) => {
  await page.goto("/lessons/23-extensions?read=pitfalls#pitfall-9");
  await expect(page.locator("#pitfall-9")).toBeInViewport();

  await page.goto("/");
  await page.keyboard.press("/");
  await page.keyboard.type("gunicorn or uwsgi");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/20-deploy\?read=follow-ups#follow-up-\d$/);
  const question = page.locator("details:target");
  await expect(question).toHaveAttribute("open", "");
  await expect(question).toBeInViewport();
});

test("the page finds what the server finds", async ({ page, request }) => {
  await page.goto("/");
  for (const query of ["sessions", "405", "sql injection", "@app.route"]) {
    await page.locator("#search").fill(query);
    const options = page.getByRole("option");
    await expect(options.first()).toBeVisible();
    const inPage = await options.evaluateAll((all) =>
      all.map((option) => [option.getAttribute("href"), option.innerHTML]),
    );
    const answer = await request.get(`/?q=${encodeURIComponent(query)}`);
    const html = await answer.text();
    await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "text/html");
      const hits = [...parsed.querySelectorAll(".search-hit")];
      Object.assign(window, {
        hits: hits.map((hit) => [hit.getAttribute("href"), hit.innerHTML]),
      });
    }, html);
    const onServer = await page.evaluate(
      () => (window as unknown as { hits: string[][] }).hits,
    );
    expect(inPage).toEqual(onServer);
  }
});

test("what is not found is said", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("/");
  await page.keyboard.type("zzzzzz");
  await expect(page.getByRole("status")).toHaveText("No lesson has “zzzzzz”.");
  await expect(page.getByRole("listbox")).toBeHidden();
  await expectNoViolations(page);
});

test("axe finds nothing while one searches", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("/");
  await page.keyboard.type("route");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toBeVisible();
  await expectNoViolations(page);
});

test("where the index does not come, Enter asks the server", async ({
  page,
}) => {
  await page.route("**/search.json", (route) => route.abort());
  await page.goto("/");
  await page.keyboard.press("/");
  await page.keyboard.type("sessions");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/?q=sessions");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "“sessions” in",
  );
});

test("on a phone the field takes the header's width", async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    viewport: PHONE,
    hasTouch: true,
    baseURL: baseURL ?? "",
  });
  await page.goto("/");
  await page.locator("#search").tap();
  await page.keyboard.type("cookie");
  const option = page.getByRole("option").first();
  await expect(option).toBeVisible();
  for (const part of [page.locator("#search"), page.getByRole("listbox")]) {
    const box = await part.boundingBox();
    expect(box?.width).toBeGreaterThan(340);
    expect(box?.x).toBeGreaterThanOrEqual(0);
  }
  await option.tap();
  await expect(page).toHaveURL(/\/lessons\/12-cookies/);
  await page.close();
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the field is a form, and the hits are links", async ({ page }) => {
    await page.goto("/");
    await page.locator("#search").fill("before_request");
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("heading", { name: /“before_request” in \d lessons/ }),
    ).toBeVisible();
    await page.locator(".search-hit").first().click();
    await expect(page).toHaveURL("/lessons/18-middleware?region=short-circuit");
  });
});

for (const path of ["/?q=session", "/?q=nothing-has-zzz"]) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path);
    await expectNoViolations(page);
  });
}
