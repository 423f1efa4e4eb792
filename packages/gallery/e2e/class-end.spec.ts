import type { Page } from "@playwright/test";
import { endClass, expect, revealWrongVote, test } from "./class.ts";

const OVER = "The class is over.";

/** Loads a page of the class once more. */
async function statusOf(page: Page): Promise<number | undefined> {
  return (await page.reload())?.status();
}

test("the end is said on every page, also on one that is loaded again", async ({
  console,
  projector,
  ada,
}) => {
  await endClass(console);
  for (const page of [console, projector, ada]) {
    await expect(page.getByText(OVER)).toBeVisible();
  }
  await expect(console.getByRole("button", { name: "End class" })).toBeHidden();
  await expect(ada.getByRole("link", { name: "Join a class" })).toBeHidden();

  expect(await statusOf(projector)).toBe(410);
  await expect(projector.getByRole("heading", { level: 1 })).toHaveText(
    "The class is over",
  );
  expect(await statusOf(ada)).toBe(410);
  await expect(ada.locator("[data-over-says]")).toHaveText(OVER);
  await expect(ada.getByRole("link", { name: "Join a class" })).toBeHidden();
  // She was never wrong, so there are no cards to take home.
  await expect(
    ada.getByRole("button", { name: "Save your cards" }),
  ).toBeHidden();

  await console.getByRole("link", { name: "Open a new class" }).click();
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(
    "The class is over",
  );
  await expect(console.locator(".command")).toHaveText("npm start -- --class");
  expect(await statusOf(console)).toBe(410);
  await console.getByRole("link", { name: "All lessons" }).click();
  await expect(console).toHaveURL("/");
});

test("who was away at the end is told, and saves the cards", async ({
  console,
  projector,
  ada,
}) => {
  await revealWrongVote(console, ada);
  await expect(ada.locator("[data-cards]")).toBeVisible();
  await expect(projector.locator(".bar.right")).toBeVisible();
  await ada.context().setOffline(true);
  await expect(ada.locator("[data-lost]")).not.toHaveText("");
  await endClass(console);
  await expect(console.getByText(OVER)).toBeVisible();
  await ada.context().setOffline(false);
  await expect(ada.getByText(OVER)).toBeVisible();
  await expect(ada.getByRole("link", { name: "Join a class" })).toBeHidden();

  await ada.reload();
  const [file] = await Promise.all([
    ada.waitForEvent("download"),
    ada.getByRole("button", { name: "Save your cards" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("decant-progress.json");
});
