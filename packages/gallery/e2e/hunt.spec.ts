import { DESKTOP, expect, expectNoViolations, test } from "./gallery.ts";

/** A lesson's tests take a while where the machine is busy. */
const TESTS = { timeout: 120_000 };
const SESSIONS = "/lessons/11-sessions";
const HUNT = `${SESSIONS}?bug=fixation`;
const FIX = [
  'app.post("/login", async (req, res) => {\n',
  'app.post("/login", async (req, res) => {\n    await new Promise((done) => req.session.regenerate(done));\n',
] as const;

test("a bug is hunted from red to green", async ({ page }) => {
  await page.goto(HUNT);
  const panel = page.locator("[data-hunt-panel]");
  await expect(panel.locator(".run-card.red")).toContainText("fail", TESTS);
  await expect(panel.locator(".at")).toContainText("expect(");
  await expect(panel.locator(".hints")).toHaveCount(0);
  await expect(page.getByRole("img", { name: "0 of 6 found" })).toBeVisible();

  await page.locator("[data-hint]").click();
  await expect(panel.locator(".hints li")).toHaveCount(1);
  await expectNoViolations(page);
  await page.setViewportSize(DESKTOP);

  const editor = page.locator(".cm-content");
  await editor.focus();
  const bug = await page.request.get(`${SESSIONS}/bugs/fixation.json`);
  const { files } = await bug.json();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(files["src/app.ts"].replace(...FIX));
  await page.keyboard.press("Control+s");

  await expect(panel.locator(".run-card.green")).toContainText(
    "Found with one hint. All fourteen answers are as recorded.",
    TESTS,
  );
  await expect(page.locator("[data-next]")).toBeFocused();
  await expect(page.getByRole("img", { name: "1 of 6 found" })).toBeVisible();
  const kept = await page.evaluate(() =>
    localStorage.getItem("decant-progress"),
  );
  expect(kept).toContain("fixation");

  await page
    .locator('input[name="request"][value="Put bread into the basket"]')
    .check({ force: true });
  const answers = page.locator("[data-exchange]");
  await expect(answers).toContainText("Express run 1 with the bug");
  await expect(answers).toContainText("Express run 2 your fix, as recorded");
  await expect(answers.locator("mark").first()).toHaveText("tea, milk, ");

  await page.locator("[data-fix]").click();
  await expect(panel.locator(".diff .add").first()).toContainText("regenerate");
  await page.locator("[data-next]").click();
  await expect(page).toHaveURL(/bug=seconds/);
});

test("the page's source does not give the fix away", async ({ request }) => {
  const text = await (await request.get(HUNT)).text();
  expect(text).toContain("POST /login keeps the session of before");
  expect(text).not.toContain("await regenerate");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("hints are links, and a form tests the fix", async ({ page }) => {
    await page.goto(HUNT);
    await page.getByRole("link", { name: "Show hint 1" }).click();
    await expect(page.locator(".hints li")).toHaveCount(1);
    const field = page.locator('textarea[name="file:src/app.ts"]');
    const text = await field.inputValue();
    await field.fill(text.replace(...FIX));
    await page.getByRole("button", { name: "Save and test" }).click();
    await expect(page.locator(".run-card.green")).toContainText(
      "Found with one hint.",
      TESTS,
    );
  });
});
