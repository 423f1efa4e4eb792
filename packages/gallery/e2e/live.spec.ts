import type { Page } from "@playwright/test";
import { expect, LESSON, test } from "./gallery.ts";

const SESSIONS = "/lessons/11-sessions";
const HERE = "run=browser";
/** A lesson is made ready, Python starts, and what has no end is ended. */
const LONG = { timeout: 240_000 };

/** What left the page other than to read. */
function recordPosts(page: Page): string[] {
  const posts: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") posts.push(request.url());
  });
  return posts;
}

async function send(page: Page, request: string): Promise<void> {
  const radio = page.locator(`[name="request"][value="${request}"]`);
  await radio.check({ force: true });
  await page.locator("[data-send]").click();
  await expect(page.locator("[data-origin]")).toHaveText(
    /^live here · .+ ms, .+ ms$/,
    LONG,
  );
}

/** Changes a text in the Express side's editor, and saves. */
async function change(page: Page, from: string, to: string): Promise<void> {
  const file = `${LESSON}/source/src/app.ts.txt`;
  const source = await (await page.request.get(file)).text();
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source.replace(from, to));
  await page.keyboard.press("Control+s");
}

test("both sides answer in the page, keep cookies, and nothing leaves it", async ({
  page,
}) => {
  const posts = recordPosts(page);
  await page.goto(`${SESSIONS}?${HERE}`);
  const answers = page.locator("[data-exchange]");
  await send(page, "Set");
  await expect(answers).toContainText("Session set!");
  await send(page, "Read");
  const cells = answers.locator(".row").first().locator(".cell");
  await expect(cells.nth(0)).toContainText("200 OK  JohnDoe");
  await expect(cells.nth(1)).toContainText("200 OK  JohnDoe");
  await page.locator("[data-reset]").click();
  await send(page, "Read");
  await expect(cells.nth(0)).toContainText("No session set");
  await expect(cells.nth(1)).toContainText("No session set");
  expect(posts).toEqual([]);
});

test("all requests of a lesson are played, and each difference is explained", async ({
  page,
}) => {
  const posts = recordPosts(page);
  await page.goto(`${LESSON}?${HERE}`);
  await page.locator("[data-play]").click();
  await expect(page.locator("[data-send-label]")).toHaveText("Stop");
  await expect(page.locator("[data-send-label]")).toHaveText("Send", LONG);
  for (const radio of await page.locator('[name="request"]').all()) {
    await radio.check({ force: true });
    await expect(page.locator("[data-origin]")).toHaveText(/^live here · /);
    await expect(page.locator("[data-exchange]")).not.toContainText(
      "Not explained",
    );
  }
  expect(posts).toEqual([]);
});

test("a link runs nothing by itself; an edit runs in the page, and one without end is ended", async ({
  page,
}) => {
  const posts = recordPosts(page);
  const kept = { "src/app.ts": "export const createApp = () => 'kept';\n" };
  await page.addInitScript((text) => {
    localStorage.setItem("decant-edit:05-dynamic-routes:express", text);
  }, JSON.stringify(kept));
  await page.goto(`${LESSON}?edit=express&raw=GET%20/&${HERE}`);
  await expect(page.locator(".cm-content")).toContainText("kept");
  await expect(page.locator("iframe")).toHaveCount(0);

  const title = page.locator('[data-read="change"] h2');
  await change(page, "Hello, ${", "Welcome, ${");
  await expect(title).toContainText("answers changed", LONG);
  await expect(page.locator("[data-change] .changed")).toContainText(
    "1 Greet by name",
  );
  await expect(page.locator("iframe")).not.toHaveCount(0);

  await change(page, "res.send(`Hello, ", "for (;;); res.send(`Hello, ");
  await expect(page.locator("[data-change] .changed")).toContainText(
    "within 10 seconds",
    LONG,
  );
  await change(page, "const app", "const app");
  await expect(title).toContainText(/^All \d+ answers are as recorded/, LONG);
  expect(posts).toEqual([]);
});

test("an edit that a link opens is not posted before it is saved", async ({
  page,
}) => {
  const posts = recordPosts(page);
  await page.goto(`${LESSON}?edit=flask&raw=GET%20/`);
  await expect(page.locator(".cm-content")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(posts).toEqual([]);
});

test("what no browser has is said, and Fastify answers in one", async ({
  page,
}) => {
  await page.goto(
    `/lessons/21-flask-vs-fastapi?left=express&right=fastify&${HERE}`,
  );
  await expect(page.locator(".notice.on-browser")).toHaveText(
    "A browser does not have: the benchmark.",
  );
  await page.locator("[data-send]").click();
  await expect(page.locator("[data-origin]")).toHaveText(
    /^live here · [^,]+, [^,]+$/,
    LONG,
  );
  await expect(page.locator("[data-exchange]")).not.toContainText(
    "This answer was recorded.",
  );
});

test("a visitor of the server's pages can choose the browser, and it is kept", async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.getByRole("button", { name: "Run in this browser" }).click();
  await expect(page.locator("[data-notice]")).toContainText(
    "Both sides now run in this browser",
  );
  await page.reload();
  const posts = recordPosts(page);
  await send(page, "Greet by name");
  expect(posts).toEqual([]);
  await page.getByRole("button", { name: "Run on the server" }).click();
  await page.locator("[data-send]").click();
  await expect(page.locator("[data-origin]")).toHaveText(/^live · /, LONG);
  expect(posts).not.toEqual([]);
});
