import type { Page } from "@playwright/test";
import {
  endClass,
  expect,
  expectStep,
  openVote,
  revealWrongVote,
  test,
  votesOf,
} from "./class.ts";

const OVER = "The class is over.";

/** Loads a page of the class once more. */
async function statusOf(page: Page): Promise<number | undefined> {
  return (await page.reload())?.status();
}

test("the end is said on every page, also on one that is loaded again", async ({
  console,
  projector,
  ada,
  running,
}) => {
  await endClass(console);
  for (const page of [console, projector, ada]) {
    await expect(page.getByText(OVER)).toBeVisible();
  }
  await expect(console.getByRole("button", { name: "End class" })).toBeHidden();
  await expect(console.getByText(running.code).first()).toBeHidden();
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

  expect(await statusOf(console)).toBe(410);
  await expect(console.getByRole("heading", { level: 1 })).toHaveText(
    "The class is over",
  );
  await console.getByRole("link", { name: "All lessons" }).click();
  await expect(console).toHaveURL("/");
});

test("the teacher opens a new room, and the old one is over for all", async ({
  console,
  projector,
  ada,
  running,
}) => {
  await revealWrongVote(console, ada);
  await expect(projector.locator(".bar.right")).toBeVisible();
  await endClass(console);
  await expect(ada.getByText(OVER)).toBeVisible();
  await expect(projector.getByText(OVER)).toBeVisible();
  await console.getByRole("button", { name: "Open a new room" }).click();

  const code = console.locator(".join-box .code");
  await expect(code).toHaveText(/^\w{6}$/);
  const fresh = await code.innerText();
  expect(fresh).not.toBe(running.code);
  await expect(console.locator("[data-people]")).toHaveText("");
  await expectStep(console, "Region");
  await expect(projector.locator(".screen-foot .room b")).toHaveText(fresh);
  await expect(projector.locator(".bar")).toHaveCount(0);

  await ada.reload();
  await expect(ada.locator("[data-over-says]")).toHaveText(
    "The class that you were in is over: join this one with its code.",
  );
  await ada.getByRole("link", { name: "Join a class" }).click();
  await ada.getByLabel("The code").fill(running.code);
  await ada.getByRole("button", { name: "Join" }).click();
  await expect(ada.locator("[data-trouble]")).toHaveText(
    "No class here has this code: look at the projector.",
  );
  await ada.getByLabel("The code").fill(fresh);
  await ada.getByRole("button", { name: "Join" }).click();
  await expect(ada.locator("[data-room]")).toHaveText(`Room ${fresh}`);
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console)).toHaveText(["0", "1", "0", "0"]);
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
