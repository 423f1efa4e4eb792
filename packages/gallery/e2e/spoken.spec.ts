import type { Page } from "@playwright/test";
import { expect, ready, test } from "./gallery.ts";

const SESSIONS = "/lessons/11-sessions";
const STATES = [
  SESSIONS,
  `${SESSIONS}?request=Log%20out&raw=`,
  `${SESSIONS}?edit=express`,
  `${SESSIONS}?bug=fixation`,
  "/compare?left=11-sessions:flask&right=12-cookies:express",
  `${SESSIONS}/present`,
];

for (const state of STATES) {
  test(`each control has a name of its own: ${state}`, async ({ page }) => {
    await page.goto(state);
    await ready(page);
    const tree = await page.locator("body").ariaSnapshot();
    const controls = /^ *- '?(?:button|link|combobox|textbox)\b( ".+?")?/gm;
    const names = [...tree.matchAll(controls)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(2);
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    expect(twice).toEqual([]);
  });
}

test("a request says what came of it, and no key", async ({ page }) => {
  await page.goto(SESSIONS);
  const rail = page.getByRole("radiogroup", { name: "Requests" });
  for (const [index, name] of [
    "1 GET Read before anything is set the same",
    "2 GET Set 1 difference",
  ].entries()) {
    const radio = rail.getByRole("radio").nth(index);
    await expect(radio).toHaveAccessibleName(name);
  }
  const play = page.getByRole("button", { name: "Play all", exact: true });
  await expect(play).toBeVisible();
});

test("an answer that arrives is said once, and so is the end of all", async ({
  page,
}) => {
  await page.goto(`${SESSIONS}?request=Log%20out`);
  await ready(page);
  const said = await hear(page);
  await page.keyboard.press("s");
  await expect(page.locator("[data-origin]")).toHaveText(/^live · .+, /);
  await expect(page.getByText("Send those first")).toBeVisible();
  expect(await said()).toEqual([
    "200, one difference",
    expect.stringMatching(/^It was recorded after “Set”, /),
  ]);

  await page.getByRole("button", { name: "Play all" }).click();
  await expect
    .poll(async () => (await said()).at(-1))
    .toBe("fourteen requests played");
});

test("a comparison is said once", async ({ page }) => {
  await page.goto("/compare?left=11-sessions:flask&right=12-cookies:express");
  await ready(page);
  const said = await hear(page);
  await page.keyboard.press("s");
  await expect.poll(said).toEqual(["200, three differences"]);
});

test("each step of a presentation is said once", async ({ page }) => {
  await page.goto(`${SESSIONS}/present?part=set&step=region`);
  await ready(page);
  const said = await hear(page);
  await page.keyboard.press("ArrowRight");
  const last = () => expect.poll(async () => (await said()).at(-1));
  await last().toBe(
    "GET /set_session Before you send: where will the two answers differ?",
  );
  await page.keyboard.press("ArrowRight");
  await last().toMatch(
    /^Flask answered live, in .+ ms\. Express answered live, in .+ ms\.$/,
  );
  await page.keyboard.press("ArrowRight");
  await last().toBe("In the header Set-Cookie.");
  expect(await said()).toHaveLength(3);
});

/** Records what the live regions say from now on. */
async function hear(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const region of document.querySelectorAll('[role="status"]')) {
      new MutationObserver(() => {
        const text = region.textContent?.trim();
        if (text) said.push(text);
      }).observe(region, { childList: true, subtree: true });
    }
  });
  return () =>
    page.evaluate(() => (window as unknown as { said: string[] }).said);
}
