import type { Page } from "@playwright/test";
import { expect, LESSONS, test } from "./gallery.ts";

for (const folder of LESSONS) {
  test(`every request of ${folder} is answered live, and explained`, async ({
    page,
  }) => {
    for (const right of await rightSides(page, folder)) {
      await page.goto(`/lessons/${folder}?left=flask&right=${right}`);
      await reset(page);
      const links = page.locator(".try-requests a");
      for (const link of await links.all()) {
        const request = await link.getAttribute("data-request");
        await link.click();
        expect({ right, request, ...(await send(page)) }).toEqual({
          right,
          request,
          status: 200,
          live: 2,
          verdict: expect.stringMatching(
            /^(The two answers are the same|One difference, explained|\d+ differences, each explained)\.$/,
          ),
        });
      }
    }
  });
}

test("a row of the ledger is tried with its own two sides", async ({
  page,
}) => {
  await page.goto("/lessons/21-flask-vs-fastapi");
  const rows = page
    .locator(".ledger")
    .getByRole("link", { name: "A limit given twice" });
  const answer = (label: string) => page.getByLabel(`Answer of ${label}`);

  await rows.and(page.locator('[href*="right=express"]')).first().click();
  await expect(page.getByLabel("Request", { exact: true })).toHaveValue(
    "GET /users?limit=1&limit=2",
  );
  await expect(answer("Express")).toBeVisible();
  await expect(page).toHaveURL("/lessons/21-flask-vs-fastapi");

  await rows.and(page.locator('[href*="right=fastapi"]')).first().click();
  await expect(answer("FastAPI")).toContainText("200 OK");
  await expect(page).toHaveURL(/left=flask&right=fastapi#try$/);
});

/** The sides that may stand beside Flask. */
async function rightSides(page: Page, folder: string): Promise<string[]> {
  await page.goto(`/lessons/${folder}`);
  const options = page.getByLabel("Right").locator("option");
  const names = await options.evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  const others = names.filter((name) => name !== "flask");
  return others.length > 0 ? others : ["express"];
}

/** A request meets what the ones before it left, and nothing else. */
async function reset(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Reset my state" }).click();
  await expect(page.getByText("Your state is gone")).toBeVisible();
}

/** Sends what is in the editor, and reads the answers as the page got them. */
async function send(page: Page) {
  const answered = page.waitForResponse(
    (response) => response.request().method() === "POST",
  );
  await page.getByRole("button", { name: "Send to both sides" }).click();
  const response = await answered;
  const html = await response.text();
  return {
    status: response.status(),
    live: html.match(/>live, [\d.]+ ms</g)?.length,
    verdict: /class="verdict">([^<]*)/.exec(html)?.[1],
  };
}
