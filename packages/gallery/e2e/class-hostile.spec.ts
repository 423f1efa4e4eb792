import type { Page } from "@playwright/test";
import {
  expect,
  expectStep,
  goToPart,
  nextStep,
  openVote,
  test,
  votesOf,
} from "./class.ts";

/** What a script in a student's browser sends through a socket of its own. */
async function forge(page: Page, frames: readonly string[]): Promise<string[]> {
  return page.evaluate(
    (sent) =>
      new Promise<string[]>((resolve) => {
        const heard: string[] = [];
        const address = `ws://${location.host}/socket.io/?EIO=4&transport=websocket`;
        const socket = new WebSocket(address);
        socket.addEventListener("message", ({ data }) => {
          const text = String(data);
          heard.push(text);
          // 0: the connection is open. 4…: the answer to what was sent.
          if (text.startsWith("0")) socket.send(sent[0] ?? "");
          if (text.startsWith("40") && sent.length > 1) {
            for (const frame of sent.slice(1)) socket.send(frame);
          }
          if (/^4[34]/.test(text)) socket.close();
        });
        socket.addEventListener("close", () => resolve(heard));
      }),
    frames,
  );
}

test("a name is text, whatever is in it", async ({ console, join }) => {
  const name = '<img src=x onerror="1">';
  const ada = await join(name);
  await expect(console.locator("[data-people] li")).toHaveText(name);
  await expect(ada.locator("[data-you]")).toHaveText(name);
  await expect(console.locator("[data-people] img")).toHaveCount(0);
});

test("a second teacher is refused while the first one teaches", async ({
  console,
  running,
  browser,
}) => {
  const other = await browser.newContext({ baseURL: running.teacherUrl });
  const second = await other.newPage();
  await second.goto("/class");
  await expect(second.locator("[data-cover-says]")).toHaveText(
    /another console|already/i,
  );
  await expect(second.getByRole("button", { name: /^Region/ })).toBeHidden();
  await goToPart(console, "set");
});

test("a duplicated tab takes over, and the first one says so", async ({
  console,
}) => {
  const name = await console.evaluate(() =>
    sessionStorage.getItem("decant-console"),
  );
  const copy = await console.context().newPage();
  await copy.addInitScript((own) => {
    sessionStorage.setItem("decant-console", own);
  }, String(name));
  await copy.goto("/class");
  await expect(console.locator("[data-cover-says]")).toHaveText(
    "You teach in another tab now.",
  );
  await goToPart(copy, "set");
  await console.getByRole("link", { name: "Try again" }).click();
  await expect(copy.locator("[data-cover-says]")).toHaveText(
    "You teach in another tab now.",
  );
  await expectStep(console, "Region");
  await nextStep(console, "Predict");
});

test("a wrong code is refused in a sentence, and another try succeeds", async ({
  running,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: running.studentUrl });
  const page = await context.newPage();
  await page.goto("/join");
  await page.getByLabel("The code").fill("WRONG2");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.locator("[data-trouble]")).toHaveText(
    "No class here has this code: look at the projector.",
  );
  await page.getByLabel("The code").fill(running.code.toLowerCase());
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.locator("[data-room]")).toHaveText(`Room ${running.code}`);
});

test("no tally and no right answer comes before it is revealed", async ({
  console,
  projector,
  join,
}) => {
  const seen: string[] = [];
  projector.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => seen.push(String(payload))),
  );
  await projector.reload();
  const [ada, bo] = await Promise.all([join("Ada"), join("Bo")]);
  await openVote(console);
  await ada.getByRole("button", { name: "A header" }).click();
  await expect(bo.locator("[data-vote]")).toHaveCount(4);
  await expect(votesOf(console).nth(2)).toHaveText("1");
  await nextStep(console, "Send");
  await expect(bo.locator("[data-in]")).toContainText("The vote is closed.");
  for (const frames of [bo.frames, seen]) {
    expect(frames.join("\n")).toContain('"status":"closed"');
    for (const frame of frames) {
      expect(frame).not.toMatch(/"(rounds|right|tally|people)"/);
      expect(frame).not.toMatch(/"result":(?!null)/);
    }
  }
  await nextStep(console, "Reveal");
  await expect(bo.locator(".bar.right")).toContainText("A header");
  expect(bo.frames.join("\n")).toContain('"rounds"');
});

test("a student forges no step, no second vote and no teacher", async ({
  console,
  ada,
}) => {
  await openVote(console);
  await ada.getByRole("button", { name: "Body" }).click();
  await expect(votesOf(console).nth(1)).toHaveText("1");
  const token = await ada.evaluate(() =>
    sessionStorage.getItem("decant-class"),
  );
  const enter = `40/student,${JSON.stringify({ token })}`;

  const teacher = await forge(ada, ['40/teacher,{"console":"forged-console"}']);
  expect(teacher.at(-1)).toMatch(/^44\/teacher,/);
  const place = {
    lesson: "11-sessions",
    part: "set",
    request: "Set",
    quiz: null,
    step: "answers",
  };
  const frames = [
    `42/student,1${JSON.stringify(["show", place])}`,
    `42/student,2["end"]`,
    `42/student,3["vote",{"poll":"11-sessions/Set","round":1,"option":"nowhere"}]`,
  ];
  await forge(ada, [enter, ...frames]);
  await expect(votesOf(console)).toHaveText(["0", "0", "0", "1"]);
  await expectStep(console, "Predict");
  await expect(ada.locator("[data-revealed]")).toBeHidden();
});
