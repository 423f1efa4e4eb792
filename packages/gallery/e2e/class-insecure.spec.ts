import { freePort, startClassProcess } from "@decant/room/load";
import type { Page } from "@playwright/test";
import { test as base, expect, nextStep, openVote } from "./class.ts";

/** As in a room: no phone reaches the class by HTTPS. */
const ADDRESS = "192.168.1.20";
/** A lesson is made ready for the browser, and Python starts. */
const LONG = { timeout: 280_000 };

/** Playwright's test, with a class that phones reach by plain HTTP. */
const test = base.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const rules = `--host-resolver-rules=MAP ${ADDRESS} 127.0.0.1`;
      const args = [...(launchOptions.args ?? []), rules];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  running: async ({}, use) => {
    const port = await freePort();
    const address = `http://${ADDRESS}:${port}`;
    const running = await startClassProcess({ port, address });
    await use(running);
    await running.end();
  },
});

test.setTimeout(600_000);

/** What the page did wrong, or sent other than to read. */
function recordTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on("pageerror", ({ message }) => trouble.push(message));
  page.on("request", (request) => {
    if (request.method() !== "GET") trouble.push(request.url());
  });
  return trouble;
}

/** What the visitor would paste now. */
async function paste(page: Page): Promise<string> {
  const field = page.locator("#pasted");
  await page.evaluate(() => {
    const made = document.createElement("textarea");
    made.id = "pasted";
    document.body.prepend(made);
  });
  await field.focus();
  await page.keyboard.press("Control+v");
  const text = await field.inputValue();
  await field.evaluate((made) => made.remove());
  return text;
}

test("a phone follows, votes, and runs both sides itself, by plain HTTP", async ({
  console,
  ada,
}) => {
  expect(await ada.evaluate(() => isSecureContext)).toBe(false);
  const trouble = recordTrouble(ada);
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(ada.locator("[data-in]")).toContainText("1 of 1 are in.");
  await nextStep(console, "Send");
  await nextStep(console, "Reveal");
  await expect(ada.locator("[data-says]")).toHaveText(
    "You said Body. 0 of 1 had it.",
  );
  await expect(ada.locator("[data-cards]")).toContainText("cards for tomorrow");

  await console.getByRole("button", { name: "Free" }).click();
  await ada.getByRole("link", { name: "Look around" }).click();
  await expect(ada).toHaveURL(/\/lessons\/11-sessions\?request=Set$/);
  await ada.getByRole("button", { name: "Send" }).click();
  await expect(ada.locator("[data-origin]")).toHaveText(/^live here/, LONG);
  const cells = ada.locator("[data-exchange] .row").first().locator(".cell");
  await expect(cells.nth(0)).toContainText("Session set!");
  await expect(cells.nth(1)).toContainText("Session set!");

  await ada.getByRole("button", { name: "Copy the Flask file" }).click();
  await expect(ada.locator('[data-said="Copied"]')).toBeVisible();
  expect(await paste(ada)).toContain('session["username"] = "JohnDoe"');

  await ada.locator(".flip label", { hasText: "Express" }).click();
  await ada.locator('a[data-edit="express"]').click();
  const line = ada.locator(".cm-line", { hasText: "Session set!" });
  await line.click();
  await ada.keyboard.press("Home");
  await ada.keyboard.press("Shift+End");
  await ada.keyboard.insertText('res.send("Changed!");');
  await ada.getByRole("button", { name: "Save" }).click();
  await expect(ada.locator("[data-tally]")).toHaveText(
    "1 changed, 13 same",
    LONG,
  );
  await expect(ada.locator("[data-exchange]")).toContainText("Changed!");
  expect(trouble).toEqual([]);
  await ada.getByRole("link", { name: "Back to the class" }).click();
  await expect(ada.locator("[data-student]")).toHaveAttribute(
    "data-state",
    "on",
  );
});
