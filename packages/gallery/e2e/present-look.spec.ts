import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, PHONE, recordShifts, shiftOf, test } from "./gallery.ts";
import { openStage, PROJECTOR, SESSIONS } from "./stage.ts";

const WIDE = { width: 1920, height: 1080 };
/** Four sides and long regions; short ones; many parts. */
const PLAYED = ["02-flask-vs-django", "11-sessions", "25-testing"];

/** What a class would see of the place that is shown. */
async function look(page: Page) {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    const control = document.querySelector(".control");
    if (!main || !control) throw new Error("no presentation");
    const seen = [...main.querySelectorAll<HTMLElement>(".part pre, .panel")];
    const shown = seen.filter(({ offsetParent }) => offsetParent !== null);
    const { top, bottom, height, right } = control.getBoundingClientRect();
    const { layout } = main.dataset;
    return {
      address: location.search,
      sizes: shown
        .filter((element) => element.matches(".part pre"))
        .map((element) => parseFloat(getComputedStyle(element).fontSize)),
      isControlSeen:
        height >= 56 &&
        top >= 0 &&
        bottom <= innerHeight &&
        right <= innerWidth &&
        control.scrollWidth <= control.clientWidth,
      // Only what is too long for the window scrolls, and then by itself.
      cut: [main, ...shown]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 ||
            (element.scrollHeight > element.clientHeight + 1 &&
              !(layout === "one" && element.matches(".pane pre")) &&
              !(layout === "none" && element.matches(".panel"))),
        )
        .map((element) => element.className || element.tagName),
      forward: document.querySelector("[data-forward-text]")?.textContent,
    };
  });
}

for (const size of [PROJECTOR, WIDE]) {
  for (const folder of PLAYED) {
    test(`${folder} is played to its end, ${size.width} wide`, async ({
      page,
    }) => {
      await page.setViewportSize(size);
      // The answers are the recorded ones: this is about what is seen.
      await page.route("**/run/*", (route) => route.abort());
      await openStage(page, `/lessons/${folder}/present`);
      const problems: unknown[] = [];
      let places = 0;
      for (;;) {
        const seen = await look(page);
        const isReadable = seen.sizes.every((pixels) => pixels >= 24);
        if (!isReadable || !seen.isControlSeen || seen.cut.length > 0) {
          problems.push(seen);
        }
        if (seen.forward === "Finish") break;
        await page.keyboard.press("PageDown");
        if (seen.forward !== "More") {
          places += 1;
          await expect(page).not.toHaveURL(
            (url) => url.search === seen.address,
          );
          await page.locator("main:not([aria-busy])").waitFor();
        }
      }
      expect(problems).toEqual([]);
      expect(places).toBeGreaterThan(20);
    });
  }
}

for (const size of [PROJECTOR, PHONE]) {
  test(`axe finds nothing at any step, ${size.width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: "dark" });
    const places = [
      SESSIONS,
      "/lessons/02-flask-vs-django/present",
      "/lessons/04-app-route/present?part=strict",
      ...["predict", "send", "answers", "why"].map(
        (step) =>
          `${SESSIONS}?part=login&request=Log+in&step=${step}&predict=body`,
      ),
      `${SESSIONS}?request=Read&step=why`,
      `${SESSIONS}/notes`,
    ];
    for (const path of places) {
      await page.goto(path);
      await page.evaluate(() => document.fonts.ready);
      await expectNothing(page, path);
    }
    await openStage(page, SESSIONS);
    await page.keyboard.press("m");
    await expectNothing(page, "the menu");
  });
}

async function expectNothing(page: Page, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target, failureSummary }) => [target, failureSummary]),
  ]);
  expect({ path, found }).toEqual({ path, found: [] });
}

test("nothing moves while it loads", async ({ page }) => {
  await page.setViewportSize(PROJECTOR);
  await recordShifts(page);
  await openStage(page, `${SESSIONS}?part=set`);
  expect(await shiftOf(page)).toBeLessThan(0.01);
});
