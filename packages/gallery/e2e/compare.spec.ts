import { expect, expectNoViolations, PHONE, test } from "./gallery.ts";

const LESSONS = "/compare?left=11-sessions:express&right=12-cookies:express";

test("from the front page, 11 beside 12 takes two clicks", async ({ page }) => {
  await page.goto("/");
  await page.locator('a[href="/lessons/11-sessions"]').first().click();
  await page.getByRole("link", { name: "compare with 12" }).click();
  await expect(page).toHaveURL(LESSONS);
});

test("both requests are sent, and each answer says that it is live", async ({
  page,
}) => {
  await page.goto(`${LESSONS}&leftRequest=Put+milk+into+the+basket`);
  await expect(page.getByText("recorded", { exact: true })).toHaveCount(2);
  await page.getByRole("button", { name: "Send both" }).click();
  await expect(page.getByText(/^live, \d/)).toHaveCount(2, { timeout: 60_000 });
  await expect(page.getByText("Sent before it:")).toContainText(
    "“Set” and “Put tea into the basket”.",
  );
  await expect(page.locator("[data-answers]")).toContainText("tea, milk");
  await page.getByLabel("Right: request").selectOption("Read it back");
  await expect(page.getByText("recorded", { exact: true })).toHaveCount(2);
});

test("a picker filters, arrows choose, Enter takes, and the focus stays", async ({
  page,
}) => {
  await page.goto(LESSONS);
  const visits: string[] = [];
  page.on("framenavigated", (frame) => visits.push(frame.url()));
  const picker = page.getByRole("combobox", {
    name: "Right: lesson, file, part or name",
  });
  await picker.focus();
  await page.keyboard.type("cook");
  const list = page.getByRole("listbox");
  await expect(list.getByRole("option").first()).toHaveAccessibleName(
    "12. How do you set and get cookies in Flask?, Express, side 2 of 2",
  );
  await page.keyboard.press("ArrowLeft");
  await expect(
    list.getByRole("option", { selected: true }),
  ).toHaveAccessibleName(
    "12. How do you set and get cookies in Flask?, Flask, side 1 of 2",
  );
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press("ArrowDown");
    await expect(picker).toBeFocused();
  }
  expect(page.url()).toContain(LESSONS);
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(picker).toHaveValue("cookies, Express");

  await page.keyboard.press("Control+a");
  await page.keyboard.type("11 login");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/right=11-sessions:express.*rightRegion=login/);
  await expect(picker).toBeFocused();
  await expect(picker).toHaveValue("sessions, Express");
  await expect(
    page.getByRole("region", { name: "Right: Express of lesson 11, app.ts" }),
  ).toContainText("Logged in as JohnDoe");
  expect(visits.filter((url) => !url.includes("/compare"))).toEqual([]);
});

test("the name of a function opens the part that has it", async ({ page }) => {
  await page.goto(LESSONS);
  await page
    .getByRole("combobox", { name: "Right: lesson, file, part or name" })
    .click();
  await page.keyboard.type("readcookie");
  // Typed ahead, while the index may still be on its way.
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/rightRegion=L\d+/);
  await expect(page.locator("[data-pane=right] [open]")).toContainText(
    "const readCookie",
  );
});

test("parts, files, requests and swapping: no reload, no lost focus, a link", async ({
  page,
}) => {
  await page.goto(LESSONS);
  await page.evaluate(() => {
    document.body.dataset["kept"] = "yes";
  });
  const part = page.getByLabel("Left: part");
  await part.focus();
  await part.selectOption("login");
  await expect(page.getByLabel("Left: request")).toHaveValue("Log in");
  await expect(part).toBeFocused();
  await page.getByLabel("Right: request").selectOption("Read it back");
  await expect(page.getByLabel("Right: part")).toHaveValue("get");
  await page.getByLabel("Left: file").selectOption("src/cookie-session.ts");
  await expect(page).toHaveURL(/leftFile=src\/cookie-session.ts/);
  await page.getByRole("link", { name: "Swap the sides" }).click();
  await expect(page.getByLabel("Right: file")).toHaveValue(
    "src/cookie-session.ts",
  );
  const before = await page.locator("[data-pane]").allInnerTexts();
  await expect(page.locator("body")).toHaveAttribute("data-kept", "yes");
  await page.reload();
  expect(await page.locator("[data-pane]").allInnerTexts()).toEqual(before);
});

test("a fold that is opened stands in the address; its twin opens too", async ({
  page,
}) => {
  await page.goto("/compare?left=11-sessions:flask&right=11-sessions:express");
  await page.locator("[data-pane=left] [data-part=logout] summary").click();
  await expect(page.locator("[data-part=logout][open]")).toHaveCount(2);
  await expect(page).toHaveURL(
    /leftRegion=\w+%2Clogout.*rightRegion=\w+%2Clogout/,
  );
  await page.locator("[data-pane=right] [data-part=logout] summary").click();
  await expect(page.locator("[data-part=logout][open]")).toHaveCount(0);
});

test("two sides of one lesson scroll together", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  await page.goto(
    "/compare?left=11-sessions:flask&leftRegion=*&right=11-sessions:express&rightRegion=*",
  );
  const left = page.locator("[data-pane=left]");
  await left.hover();
  await left.evaluate((pane) => {
    const part = pane.querySelector<HTMLElement>("[data-part=login]");
    pane.scrollTop = part?.offsetTop ?? 0;
  });
  await expect
    .poll(async () => {
      const tops = await page
        .locator("[data-part=login]")
        .evaluateAll((parts) =>
          parts.map((part) => Math.round(part.getBoundingClientRect().top)),
        );
      return Math.abs((tops[0] ?? 0) - (tops[1] ?? 0));
    })
    .toBeLessThanOrEqual(1);
});

test.describe("axe finds nothing on the page that compares", () => {
  test("at rest, folded and unfolded", async ({ page }) => {
    await page.goto(LESSONS);
    await expectNoViolations(page);
    await page.goto(`${LESSONS}&leftRegion=-&rightRegion=*`);
    await expectNoViolations(page);
  });

  test("with a picker open, and with nothing found", async ({ page }) => {
    await page.goto(LESSONS);
    await page
      .getByRole("combobox", { name: "Left: lesson, file, part or name" })
      .click();
    await page.keyboard.type("cook");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectNoViolations(page);
    await page.keyboard.type("zzz");
    await expect(page.getByText("Nothing has “cookzzz”.")).toBeVisible();
    await expectNoViolations(page);
  });
});

test("at 200% both sides stand in the page, one below the other", async ({
  page,
}) => {
  await page.setViewportSize({ width: 512, height: 384 });
  await page.goto(LESSONS);
  const columns = await page.locator(".column").all();
  expect(columns).toHaveLength(2);
  for (const column of columns) {
    await column.scrollIntoViewIfNeeded();
    await expect(column).toBeInViewport();
    expect((await column.boundingBox())?.height).toBeGreaterThan(200);
  }
  await expect(page.locator(".flip")).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
    512,
  );
  await expectNoViolations(page);
});

test("on a phone one side is seen at a time", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSONS);
  await expect(page.locator("[data-pane=left]")).toBeVisible();
  await expect(page.locator("[data-pane=right]")).toBeHidden();
  await page.locator("[data-flip=right]").click();
  await expect(page.locator("[data-pane=right]")).toBeVisible();
  await expect(page.locator("[data-pane=left]")).toBeHidden();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a form chooses", async ({ page }) => {
    await page.goto(LESSONS);
    await page
      .getByLabel("Right: lesson and side")
      .selectOption("06-http-methods:flask");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(
      page.getByRole("region", { name: "Right: Flask of lesson 6, app.py" }),
    ).toBeVisible();
    await page.getByLabel("Left: part").selectOption("login");
    await page.getByRole("button", { name: "Send both" }).click();
    await expect(page.getByText(/^live, \d/)).toHaveCount(2);
    await expect(page.locator("[data-pane=left]")).toContainText("/login");
  });
});
