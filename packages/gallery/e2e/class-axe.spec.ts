import type { Page } from "@playwright/test";
import {
  endClass,
  goToPart,
  nextStep,
  revealWrongVote,
  test,
  votesOf,
} from "./class.ts";
import {
  expect,
  expectNone,
  PHONE,
  PROJECTOR,
  recordShifts,
  shiftOf,
} from "./gallery.ts";

/** The smallest phone that is still about. */
const SMALL = { width: 320, height: 568 };

// axe takes its time, and the machine may be busy.
test.setTimeout(600_000);

/** Demands that axe finds nothing, and that nothing is wider than the window. */
async function expectFine(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    for (const [size, colorScheme] of [
      [PHONE, "dark"],
      [PROJECTOR, "light"],
    ] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await expectNone(page);
      await expectNarrow(page);
    }
  }
}

async function expectNarrow(page: Page): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - innerWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
}

test("axe finds nothing while a class reads and votes", async ({
  console,
  projector,
  ada,
  running,
  browser,
}) => {
  const visitor = await browser.newContext({ baseURL: running.studentUrl });
  const joining = await visitor.newPage();
  await joining.goto("/join");
  await expectFine([joining]);

  await goToPart(console, "set");
  await expect(ada.locator("[data-asked]")).toHaveText("set");
  await expectFine([ada]);

  await nextStep(console, "Predict");
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console).nth(1)).toHaveText("1");
  await expectFine([console, projector, ada]);
  await ada.setViewportSize(SMALL);
  await expectNarrow(ada);

  await console.getByRole("button", { name: "Close the vote" }).click();
  await expect(ada.locator("[data-in]")).toContainText("The vote is closed.");
  await expectFine([ada]);
});

test("axe finds nothing once it is revealed, lost or over", async ({
  console,
  projector,
  ada,
}) => {
  await revealWrongVote(console, ada);
  await expect(ada.locator(".bar.right")).toBeVisible();
  await expect(projector.locator(".bar.right")).toBeVisible();
  await expectFine([console, projector, ada]);
  await ada.setViewportSize(SMALL);
  await expectNarrow(ada);

  await goToPart(console, "Vote: Who can read");
  await ada.locator("[data-vote]").first().click();
  await expect(ada.locator("[data-vote]").first()).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expectFine([projector, ada]);
  await ada.context().setOffline(true);
  await expect(ada.locator("[data-lost]")).not.toHaveText("");
  await expectFine([ada]);
  await ada.context().setOffline(false);
  await expect(ada.locator("[data-lost]")).toHaveText("");

  await console.keyboard.press("q");
  await expectFine([projector]);
  await console.getByRole("button", { name: "End class" }).click();
  await expectFine([console]);
  await console.keyboard.press("Escape");
  await endClass(console);
  await expect(ada.getByText("The class is over.")).toBeVisible();
  await expectFine([console, ada]);
  for (const page of [console, projector, ada]) await page.reload();
  await expectFine([console, projector, ada]);
});

test("nothing moves on a phone from step to step", async ({ console, ada }) => {
  await recordShifts(ada);
  await goToPart(console, "set");
  await expect(ada.locator("[data-asked]")).toHaveText("set");
  await ada.reload();
  await expect(ada.locator("[data-code]")).toContainText("set_session");
  const before = await shiftOf(ada);
  await nextStep(console, "Predict");
  await expect(ada.locator("[data-vote]")).toHaveCount(4);
  const first = ada.locator("[data-vote]").first();
  const place = await first.boundingBox();
  await first.click();
  await expect(ada.locator("[data-in]")).toContainText("1 of 1 are in.");
  expect(await first.boundingBox()).toEqual(place);
  await console.getByRole("button", { name: "Close the vote" }).click();
  await expect(ada.locator("[data-in]")).toContainText("The vote is closed.");
  expect(await first.boundingBox()).toEqual(place);
  expect((await shiftOf(ada)) - before).toBeLessThan(0.01);
});
