import { expect, test } from "./gallery.ts";
import { openStage, PROJECTOR, SESSIONS } from "./stage.ts";

test("predict, send, answers, why: by keys, with the servers", async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await openStage(page, `${SESSIONS}?part=login`);
  await page.keyboard.press("PageDown");
  await expect(page.getByRole("button", { name: "Body" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByRole("button", { name: "Body" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".sides .side-express")).toContainText(
    /answered live, in \d+\.\d ms/,
  );
  await page.keyboard.press("Space");
  await expect(page.locator(".panel h2")).toHaveText(
    "Body? No: in the header Set-Cookie.",
  );
  // The requests before it were sent first: it is the session as recorded.
  await expect(page.locator(".ans .side-express").first()).toContainText(
    "200 OK",
  );
  await page.getByRole("link", { name: "Why" }).first().click();
  await expect(page.locator(".steps .on")).toHaveText("Why");
  await expect(page.locator(".ans > .why").first()).toContainText("permanent");
  await page.keyboard.press("PageUp");
  await expect(page.locator(".steps .on")).toHaveText("Answers");
  await page.goBack();
  await expect(page.locator(".steps .on")).toHaveText("Why");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/lessons/11-sessions?request=Log+in");
});

test("where nothing answers, the recorded answers are shown, and why", async ({
  page,
}) => {
  await page.route("**/run/*", (route) => route.abort());
  await openStage(page, `${SESSIONS}?part=login&request=Log+in&step=send`);
  await expect(page.locator(".sides .side-express")).toHaveText(
    "Express as recorded: The gallery does not answer. Is it still running?",
  );
  await page.getByRole("link", { name: "Answers" }).first().click();
  await expect(page.locator(".ans")).toContainText("Logged in as JohnDoe");
});

test("what is too long is seen part by part, one side at a time", async ({
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await openStage(page, "/lessons/02-flask-vs-django/present?part=settings");
  const forward = page.locator("[data-forward-text]");
  const [flask, django] = [".side-flask", ".side-other"].map((side) =>
    page.locator(`.part:not([hidden]) ${side}`),
  );
  if (!flask || !django) throw new Error("two sides");
  await expect(flask).toBeVisible();
  await expect(django).toBeHidden();
  await expect(forward).toHaveText("More");
  await page.keyboard.press("PageDown");
  await expect(django).toBeVisible();
  await expect(flask).toBeHidden();
  const code = django.locator("pre");
  const scrolled = () => code.evaluate(({ scrollTop }) => scrollTop);
  expect(await scrolled()).toBe(0);
  await page.keyboard.press("PageDown");
  expect(await scrolled()).toBeGreaterThan(0);
  while ((await forward.textContent()) === "More") {
    await page.keyboard.press("PageDown");
  }
  const rest = await code.evaluate(
    ({ scrollHeight, clientHeight, scrollTop }) =>
      scrollHeight - clientHeight - scrollTop,
  );
  expect(rest).toBeLessThanOrEqual(2);
  await page.keyboard.press("o");
  await expect(flask).toBeVisible();
});

test("the menu leads to any request, and its keys are off in the list of keys", async ({
  page,
}) => {
  await openStage(page, SESSIONS);
  await page.keyboard.press("m");
  const link = page.getByRole("link", { name: /^Read with a forged cookie/ });
  await link.click();
  await expect(page).toHaveURL(
    /part=get&request=Read\+with\+a\+forged\+cookie/,
  );
  await expect(page.locator("#stage-menu")).toBeHidden();
  await page.keyboard.press("?");
  await page.keyboard.press("PageDown");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.locator(".steps .on")).toHaveText("Predict");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(/present/);
});

test("the notes follow the presentation, and lead it", async ({ page }) => {
  await openStage(page, `${SESSIONS}?part=login`);
  const [notes] = await Promise.all([
    page.waitForEvent("popup"),
    page.keyboard.press("n"),
  ]);
  await expect(notes.locator(".note.now h2")).toHaveText("6 login");
  await notes.getByRole("button", { name: "Forward" }).click();
  await expect(page.locator(".steps .on")).toHaveText("Predict");
  await expect(notes.locator('[aria-current="true"]')).toContainText("Log in");
  await notes.keyboard.press("PageUp");
  await expect(page.locator(".steps .on")).toHaveText("Region");
  await page.keyboard.press("ArrowLeft");
  await expect(notes.locator(".note.now h2")).toHaveText("5 nested");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("each step is a link, a prediction a form", async ({ page }) => {
    await page.setViewportSize(PROJECTOR);
    await page.goto(`${SESSIONS}?part=login`);
    await expect(page.getByText("def log_in()")).toBeVisible();
    await page.getByRole("link", { name: "Predict" }).first().click();
    await page.getByRole("button", { name: "Body" }).click();
    await expect(page.locator(".raw")).toHaveText("POST /login");
    await expect(page.locator(".sides .side-flask")).toHaveText(
      "Flask as recorded.",
    );
    await page.getByRole("link", { name: "Answers" }).first().click();
    await expect(page.locator(".panel h2")).toHaveText(
      "Body? No: in the header Set-Cookie.",
    );
    await page.getByRole("link", { name: "Why" }).first().click();
    await expect(page.locator(".ans > .why").first()).toContainText(
      "permanent",
    );
    await page.getByRole("link", { name: /^Next part/ }).click();
    await expect(page.locator(".control b")).toHaveText("logout");
    await page.getByRole("button", { name: /^Menu/ }).click();
    await page.getByRole("link", { name: /^Leave/ }).click();
    await expect(page).toHaveURL("/lessons/11-sessions?region=logout");
  });
});
