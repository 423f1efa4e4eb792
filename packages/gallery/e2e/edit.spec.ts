import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import { expect, expectNoViolations, ROOT, test } from "./gallery.ts";

const SESSIONS = "/lessons/11-sessions";

/** Puts a text into the editor, in the place of another one. */
async function change(page: Page, from: string, to: string): Promise<void> {
  const editor = page.locator(".cm-content");
  await editor.focus();
  await page.keyboard.press("Control+a");
  const source = await page.request.get(`${SESSIONS}/source/src/app.ts.txt`);
  const text = (await source.text()).replace(from, to);
  // Typed in one piece: indentation is not added to what is pasted.
  await page.keyboard.insertText(text);
}

test("a change is saved, played and compared, by keys", async ({ page }) => {
  await page.goto(`${SESSIONS}?request=Set`);
  await page.locator('a[data-edit="express"]').focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".cm-content")).toBeFocused();
  await expect(page).toHaveURL(/edit=express/);

  await change(page, '"Session set!"', '"Changed!"');
  await expect(page.locator("[data-edit-state]")).toHaveText("not saved");
  await page.keyboard.press("Control+s");

  const panel = page.locator('[data-read="change"]');
  await expect(panel.locator("h2")).toContainText(
    "One of fourteen answers changed",
  );
  await expect(panel.locator(".changed")).toContainText("2 Set body");
  await expect(page.locator("[data-tally]")).toHaveText("1 changed, 13 same");
  await expect(page.locator("[data-tags]").nth(1)).toHaveText("changed");
  await expect(page.locator("[data-spoken]")).toHaveText(
    "One of fourteen answers changed",
  );
  const answers = page.locator("[data-exchange]");
  await expect(answers).toContainText("Express before recorded");
  await expect(answers.locator("mark").nth(1)).toHaveText("Changed");
  await expectNoViolations(page);

  await page.locator('[name="against"][value="other"]').check();
  await expect(answers).not.toContainText("Express before");
  await expect(answers).toContainText("Changed!");
});

test("the text survives a reload; undo and Escape lead back", async ({
  page,
}) => {
  await page.goto(`${SESSIONS}?request=Set`);
  await page.locator('a[data-edit="express"]').click();
  await change(page, '"Session set!"', '"Changed!"');
  await page.keyboard.press("Control+s");
  const title = page.locator('[data-read="change"] h2');
  await expect(title).toContainText("One of fourteen");

  await page.reload();
  await expect(page.locator(".cm-content")).toContainText("Changed!");
  await page.keyboard.press("Control+s");
  await expect(title).toContainText("One of fourteen");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(title).toContainText("All fourteen answers are as recorded");

  await page.locator(".cm-content").focus();
  await page.keyboard.press("Escape");
  await expect(page.locator(".editor")).toHaveCount(0);
  await expect(page).not.toHaveURL(/edit=/);
  await expect(page.locator(".pane-right .code:visible")).toHaveCount(1);
});

test("a side that does not start shows its error in its pane", async ({
  page,
}) => {
  await page.goto(`${SESSIONS}?edit=express`);
  await change(page, "const app = express();", "const app = express(;");
  await page.keyboard.press("Control+s");
  await expect(page.locator("[data-edit-state]")).toHaveText("does not run");
  await expect(page.locator(".pane-right [data-lacks]")).toContainText(
    "app.ts",
  );
  await expect(page.locator("[data-tally]")).toHaveText(
    "1 failed, 13 not played",
  );
});

test("git takes a change that was copied as a patch", async ({
  context,
  page,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${SESSIONS}?edit=express`);
  await change(page, '"Session set!"', '"Changed!"');
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Copy as patch" }).click();
  await expect(page.locator("[data-spoken]")).toHaveText("Copied.");
  const patch = await page.evaluate(() => navigator.clipboard.readText());
  const counts = execFileSync("git", ["apply", "--check", "--numstat", "-"], {
    cwd: ROOT,
    input: patch,
    encoding: "utf8",
  });
  expect(counts).toBe("1\t1\tapps/11-sessions/src/app.ts\n");
});

test("the lesson's tests run on the copy", async ({ page }) => {
  await page.goto(`${SESSIONS}?edit=express`);
  await change(page, '"Session set!"', '"Changed!"');
  await page.getByRole("radio", { name: "Tests" }).check();
  await page.getByRole("button", { name: "Run the tests" }).click();
  await expect(page.locator("[data-tests] .failed")).toContainText("pass", {
    timeout: 120_000,
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a form saves, plays and shows what changed", async ({ page }) => {
    await page.goto(SESSIONS);
    await page.locator('a[data-edit="express"]').click();
    const field = page.locator('textarea[name="file:src/app.ts"]');
    const text = await field.inputValue();
    await field.fill(text.replace('"Session set!"', '"Changed!"'));
    await page.getByRole("button", { name: "Save and play" }).click();
    await expect(page.locator('[data-read="change"] h2')).toContainText(
      "One of fourteen answers changed",
    );
    await expect(page.locator("[data-tags]").nth(1)).toHaveText("changed");
    await expect(field).toHaveValue(/Changed!/);
  });
});
