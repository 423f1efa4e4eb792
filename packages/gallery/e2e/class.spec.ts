import {
  expect,
  expectStep,
  goToPart,
  nextStep,
  openVote,
  test,
  votesOf,
} from "./class.ts";

const RIGHT = "A header";

test("a class follows, predicts, sees the answers, and votes again", async ({
  console,
  projector,
  join,
}) => {
  const [ada, bo, chen] = await Promise.all(
    ["Ada", "Bo", "Chen"].map((name) => join(name)),
  );
  if (!ada || !bo || !chen) throw new Error("three students");
  await expect(console.locator("[data-people] li")).toHaveCount(3);

  await goToPart(console, "set");
  for (const page of [ada, bo, chen]) {
    await expect(page.locator("[data-code]")).toContainText("def set_session");
  }
  await expect(projector.locator(".part")).toContainText("def set_session");
  await ada.getByRole("button", { name: "Ready" }).click();
  await expect(console.locator("[data-here-says]")).toHaveText("3, 1 ready");
  await expect(projector.locator(".count")).toHaveText("1 of 3 are ready");

  await nextStep(console, "Predict");
  await ada.getByRole("button", { name: "Status" }).click();
  await ada.getByRole("button", { name: "Body" }).click();
  await bo.getByRole("button", { name: RIGHT }).click();
  await expect(ada.locator("[aria-pressed=true][data-vote]")).toHaveText(
    /Body/,
  );
  await expect(ada.locator("[data-in]")).toHaveText(/^2 of 3 are in\./);
  await expect(projector.locator(".count")).toHaveText("2 of 3 have answered");
  await expect(projector.locator(".tally")).toHaveCount(0);
  await expect(votesOf(console)).toHaveText(["0", "1", "1", "0"]);
  await expect(console.locator("[data-here-says]")).toHaveText(
    "3, 1 still thinking",
  );
  await expect(console.locator(".thinking")).toHaveText(/^Chen/);

  await nextStep(console, "Send");
  await expect(projector.locator(".sides .side-express")).toHaveText(
    /answered live, in \d+\.\d ms/,
  );
  await expect(chen.getByRole("button", { name: RIGHT })).toBeDisabled();
  await expect(chen.locator("[data-in]")).toContainText("The vote is closed.");

  await nextStep(console, "Reveal");
  await expect(projector.locator(".tally .bar b")).toHaveText([
    "0",
    "1",
    "1",
    "0",
  ]);
  await expect(projector.locator(".ans .side-express").first()).toContainText(
    "200 OK",
  );
  await expect(ada.locator("[data-revealed] h3")).toHaveText(
    "In the header Set-Cookie.",
  );
  await expect(ada.locator(".tally li").nth(1)).toContainText("Body (you)");
  await expect(ada.locator("[data-says]")).toHaveText(
    "You said Body. 1 of 2 had it.",
  );
  await expect(ada.locator("[data-cards]")).toContainText(
    "It is now in your cards for tomorrow.",
  );
  await expect(bo.locator("[data-cards]")).toBeHidden();
  const [file] = await Promise.all([
    ada.waitForEvent("download"),
    ada.getByRole("button", { name: "Save your cards" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("decant-progress.json");
  await ada.getByRole("button", { name: "Back to the code" }).click();
  await expect(ada.locator("[data-code]")).toBeVisible();
  await ada.getByRole("button", { name: "Back to the answers" }).click();
  await expect(ada.locator("[data-code]")).toBeHidden();
  await expect(chen.locator("[data-says]")).toHaveText(
    "You did not vote. 1 of 2 had it.",
  );

  await console.getByRole("button", { name: "Vote again" }).click();
  for (const page of [ada, bo, chen]) {
    await page.getByRole("button", { name: RIGHT }).click();
  }
  await expect(projector.locator(".count")).toHaveText("3 of 3 have answered");
  await console.getByRole("button", { name: /^Reveal/ }).click();
  await expect(ada.locator("[data-says]")).toHaveText(
    "You said A header. 3 of 3 had it. Before: 1 of 2.",
  );

  await expectStep(console, "Reveal");
  await console.keyboard.press("ArrowRight");
  await expect(ada.locator("[data-revealed] .why").first()).toBeVisible();
  await expect(projector.locator(".ans .why").first()).toContainText("Base64");
});

test("a question of the quiz gives nothing away before it is revealed", async ({
  console,
  projector,
  ada,
}) => {
  await goToPart(console, "Vote: Who can read");
  const options = ada.locator("[data-vote]");
  await options.nth(1).click();
  await expect(options.nth(1)).toHaveAttribute("aria-pressed", "true");
  await expect(projector.locator(".asked li")).toHaveCount(3);
  await expect(projector.locator(".right, .reason")).toHaveCount(0);
  await console.keyboard.press("Enter");
  await expect(ada.locator(".bar.right")).toContainText("(you)");
  await expect(ada.locator(".reason")).toContainText("signed");
  await expect(projector.locator(".reason")).toContainText("signed");
  await goToPart(console, "set");
  await expect(ada.getByText("def set_session")).toBeVisible();
});

test("whoever loads a page again is where they were", async ({
  console,
  projector,
  ada,
}) => {
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console).nth(1)).toHaveText("1");

  await ada.reload();
  await expect(ada.getByRole("button", { name: "Body" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await console.reload();
  await expect(votesOf(console).nth(1)).toHaveText("1");
  await expect(console.locator("[data-people]")).toHaveText("Ada");
  await console.getByRole("button", { name: "Close the vote" }).click();
  await expect(ada.locator("[data-in]")).toContainText("The vote is closed.");
  await ada.reload();
  await expect(ada.getByRole("button", { name: "Body" })).toBeDisabled();
  await projector.reload();
  await expect(projector.locator(".panel")).toContainText(
    "The vote is closed.",
  );
});

test("a lost connection is said, and comes back to the present state", async ({
  console,
  ada,
}) => {
  await goToPart(console, "set");
  await expect(ada.locator("[data-asked]")).toHaveText("set");
  await ada.context().setOffline(true);
  await expect(ada.locator("[data-lost]")).toHaveText(
    "Connection lost. You come back by yourself.",
  );
  await expect(console.locator("[data-here]")).toHaveText("0 here");
  await nextStep(console, "Predict");
  await ada.context().setOffline(false);
  await expect(ada.locator("[data-lost]")).toHaveText("");
  await ada.getByRole("button", { name: "Nowhere" }).click();
  await expect(votesOf(console).nth(3)).toHaveText("1");
});

test("one looks around, and comes back with one tap", async ({
  console,
  ada,
}) => {
  await goToPart(console, "set");
  await expect(ada.locator("[data-asked]")).toHaveText("set");
  await console.getByRole("button", { name: "Free" }).click();
  await expect(ada.locator("[data-follow]")).toHaveText("free to look around");
  await ada.getByRole("link", { name: "Look around" }).click();
  await expect(ada).toHaveURL(/\/lessons\/11-sessions\?region=set$/);
  await expect(console.locator("[data-people-say]")).toHaveText(
    "Ada looks at lesson 11.",
  );
  await nextStep(console, "Predict");
  await ada.getByRole("link", { name: "Back to the class" }).click();
  await expect(ada.locator("[data-vote]")).toHaveCount(4);
  await expect(console.locator("[data-people-say]")).toHaveText("");
  await ada.getByRole("button", { name: "Ask" }).click();
  await expect(console.locator("[data-people-say]")).toHaveText(
    "Ada has a question.",
  );
});

test("the code fills the wall, and the votes are saved", async ({
  console,
  projector,
  ada,
  running,
}) => {
  await expect(projector.locator("[data-large]")).toBeHidden();
  await console.keyboard.press("q");
  await expect(projector.locator("[data-large] .code")).toHaveText(
    running.code,
  );
  await console.keyboard.press("q");
  await expect(projector.locator("[data-large]")).toBeHidden();
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console).nth(1)).toHaveText("1");

  await console.getByRole("button", { name: "End class" }).click();
  const [download] = await Promise.all([
    console.waitForEvent("download"),
    console.getByRole("link", { name: "Save the votes" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("class.csv");
});
