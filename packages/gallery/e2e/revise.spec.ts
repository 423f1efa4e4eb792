import {
  expect,
  expectNoViolations,
  PHONE,
  ready,
  recordShifts,
  shiftOf,
  test,
} from "./gallery.ts";

const QUIZ = "/revise/quiz?lesson=11-sessions";

test.describe("the quiz", () => {
  test("gives nothing away, then the reasons, then the next", async ({
    page,
  }) => {
    const answers: string[] = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (/\/\d+\.json$/.test(pathname)) answers.push(pathname);
    });
    await page.goto(QUIZ);
    await ready(page);
    const asked = page.locator("[data-asked]");
    await expect(asked.getByRole("radio")).toHaveCount(3);
    expect(await asked.innerHTML()).not.toMatch(/right|wrong|reason/);
    expect(answers).toEqual([]);
    await expectNoViolations(page);

    await asked.getByText("Only the server, which has the secret").click();
    await expect(page.locator("[data-verdict]")).toHaveText(
      "Not yet. It comes back as a card tomorrow.",
    );
    await expect(asked.locator(".wrong")).toContainText(
      "Wrong. The secret makes the signature.",
    );
    await expect(asked.locator(".right")).toContainText(
      "Right. The cookie is signed, not encrypted.",
    );
    expect(answers).toEqual(["/revise/quiz/11-sessions/1.json"]);
    await expectNoViolations(page);

    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByText("11 Sessions, 2 of 4")).toBeVisible();
    await expect(page).toHaveURL(/lesson=11-sessions&at=2$/);
    expect(answers).toHaveLength(1);
  });

  test("is played by keys only, to its end", async ({ page }) => {
    await page.goto(QUIZ);
    await ready(page);
    await page.keyboard.press("2");
    await expect(page.getByRole("radio").nth(1)).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-verdict]")).toHaveText("Right.");
    for (const number of [2, 3, 4]) {
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-place]")).toHaveText(
        `11 Sessions, ${number} of 4`,
      );
      await page.keyboard.press("1");
      await page.keyboard.press("Enter");
      await expect(page.locator("[data-verdict]")).toHaveText(/^(Right|Not)/);
    }
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-place]")).toHaveText(
      "11 Sessions, the end",
    );
    await expect(
      page.getByRole("heading", { name: /^\d of 4 right$/ }),
    ).toBeVisible();
    await expectNoViolations(page);
    await page.reload();
    await expect(
      page.getByRole("heading", { name: /^\d of 4 right$/ }),
    ).toBeVisible();
  });

  test("asks about a topic, in an order that the address keeps", async ({
    page,
  }) => {
    await page.goto("/revise/quiz?seed=a");
    await ready(page);
    await page.getByLabel("Topic").selectOption("state");
    await expect(page).toHaveURL(/topic=state&seed=a&at=1$/);
    await expect(page.locator("[data-place]")).toHaveText(/^State, 1 of \d+$/);
    const question = await page.locator("legend").innerText();
    await page.reload();
    await expect(page.locator("legend")).toHaveText(question);
  });

  test("says so where the answer does not come, and asks again", async ({
    page,
  }) => {
    await page.goto(QUIZ);
    await ready(page);
    await page.route("**/1.json", (route) => route.abort());
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-verdict]")).toHaveText(
      "The answer did not come. Try again.",
    );
    await page.unroute("**/1.json");
    await page.keyboard.press("Enter");
    await expect(page.locator("[data-verdict]")).toHaveText(/^Not yet\./);
  });

  test("on a phone the buttons stand at the bottom, and nothing moves", async ({
    page,
  }) => {
    await page.setViewportSize(PHONE);
    await recordShifts(page);
    await page.goto(QUIZ);
    await ready(page);
    const next = page.getByRole("button", { name: "Answer" });
    const box = await next.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(
      PHONE.height - 30,
    );
    expect(await shiftOf(page)).toBe(0);
  });

  test.describe("without a script", () => {
    test.use({ javaScriptEnabled: false });

    test("a form answers, and a link leads on", async ({ page }) => {
      await page.goto(QUIZ);
      await page.getByLabel("Anyone who has the cookie").check();
      await page.getByRole("button", { name: "Answer" }).click();
      await expect(page.locator("[data-verdict]")).toHaveText("Right.");
      await page.getByRole("link", { name: "Next" }).click();
      await expect(page.getByText("11 Sessions, 2 of 4")).toBeVisible();
    });
  });
});

test.describe("the mock interview", () => {
  test("asks against the clock, and says what to read again", async ({
    page,
  }) => {
    await page.clock.install({ time: new Date("2026-11-28T20:00:00") });
    await page.goto("/revise/mock");
    await ready(page);
    await expectNoViolations(page);

    await page.getByLabel("8 in 4 minutes").check();
    await expect(page.getByText("eight questions, 30 seconds")).toBeVisible();
    await page.getByRole("button", { name: "Start" }).click();
    await expect(page.getByText("Question 1 of 8")).toBeVisible();
    await page.clock.runFor(9000);
    await expect(page.getByRole("timer")).toHaveText("03:51");
    await expect(page.locator("[data-share]")).toHaveText(
      "21 of 30 seconds left. Say your answer aloud.",
    );
    await expect(page.locator("[data-answer]")).toBeHidden();
    await expectNoViolations(page);

    await page.keyboard.press("Space");
    await expect(page.locator("[data-answer]")).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.press("1");
    await expect(page.getByText("Question 2 of 8")).toBeVisible();

    // Asleep for as long as the rest takes: no tick was counted.
    await page.clock.fastForward("04:00");
    await expect(
      page.getByRole("heading", { name: "How it went" }),
    ).toBeVisible();
    await expect(page.locator("[data-last-words]")).toHaveText(
      "0 fluent, 0 halting and 1 no.",
    );
    const again = page.getByRole("region", { name: "How it went" });
    await expect(again.getByRole("link")).toHaveAttribute(
      "href",
      /^\/lessons\/\d\d-/,
    );
    await expectNoViolations(page);

    await page.reload();
    await expect(
      page.getByRole("heading", { name: "Last time, Saturday 28 November" }),
    ).toBeVisible();
  });

  test("goes on after a reload, with the same question and time", async ({
    page,
  }) => {
    await page.clock.install({ time: new Date("2026-11-28T20:00:00") });
    await page.goto("/revise/mock");
    await ready(page);
    await page.getByRole("button", { name: "Start" }).click();
    await page.clock.runFor(2000);
    await page.keyboard.press("Space");
    await page.keyboard.press("3");
    await page.keyboard.press("Space");
    const question = await page.locator("[data-question]").innerText();
    await page.clock.fastForward(60_000);
    await page.reload();
    await expect(page.getByText("Question 2 of 25")).toBeVisible();
    await expect(page.locator("[data-question]")).toHaveText(question);
    await expect(page.locator("[data-answer]")).toBeVisible();
    await expect(page.getByRole("timer")).toHaveText(/^08:5\d$/);
  });

  test("by keys only: own choice, one question, the summary on one sheet", async ({
    page,
  }) => {
    await page.goto("/revise/mock");
    await ready(page);
    await page.getByLabel("Own choice").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Question 1 of 1")).toBeVisible();
    await expect(page.locator("[data-question]")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(page.locator("[data-answer]")).toBeVisible();
    await page.keyboard.press("3");
    await expect(page.locator("[data-last-words]")).toHaveText(
      "1 fluent, 0 halting and 0 no.",
    );
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("[data-plan]")).toBeHidden();
    await expect(page.locator("[data-last]")).toBeVisible();
  });

  test.describe("without a script", () => {
    test.use({ javaScriptEnabled: false });

    test("says what it needs, and offers nothing dead", async ({ page }) => {
      await page.goto("/revise/mock");
      await expect(
        page.getByText("The mock interview needs JavaScript"),
      ).toBeVisible();
      await expect(page.getByRole("button", { name: "Start" })).toBeHidden();
    });
  });

  test("ended before an answer it leaves nothing", async ({ page }) => {
    await page.goto("/revise/mock");
    await ready(page);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("button", { name: "End now" }).click();
    await expect(page.getByRole("button", { name: "Start" })).toBeVisible();
    await expect(page.locator("[data-last]")).toBeHidden();
  });
});
