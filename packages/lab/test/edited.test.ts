import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { decodeBytes } from "@decant/exchange";
import { afterAll, expect, jest, test } from "@jest/globals";
import { Visitors } from "../src/visitors.ts";
import { BAD_APP, get, makeShown, removeLessons } from "./make-lesson.ts";
import { processEnd } from "./process-end.ts";

// Processes start, and the machine may be busy.
jest.setTimeout(60_000);

const lesson = makeShown();
const copies = join(dirname(dirname(lesson.directory)), ".decant");
const visitors = new Visitors();
const hasty = new Visitors({ startMs: 3000 });
const single = new Visitors({ copies: 1 });
afterAll(async () => {
  await Promise.all([visitors, hasty, single].map((lab) => lab.end()));
  removeLessons();
});

const edited = (text: string) => ({ files: { "src/app.ts": text } });
const TEN = edited(BAD_APP.replace("visits = 0", "visits = 10"));
const send = async (
  visitor: string,
  path: string,
  options = {},
  lab = visitors,
) => {
  const answer = await lab.send(visitor, lesson, "express", get(path), options);
  return { text: decodeBytes(answer.body), lost: answer.lost };
};
const text = async (...asked: Parameters<typeof send>) =>
  (await send(...asked)).text;

test("an edited side has a process and a state of its own, beside the one as it is", async () => {
  const asIs = Number(await text("ann", "/pid"));
  const hers = Number(await text("ann", "/pid", TEN));
  const his = Number(await text("bob", "/pid", TEN));
  expect(new Set([asIs, hers, his]).size).toBe(3);
  expect(await text("ann", "/count", TEN)).toBe("11");
  expect(await text("ann", "/count", TEN)).toBe("12");
  expect(await text("bob", "/count", TEN)).toBe("11");
  expect(await text("ann", "/count")).toBe("1");
  const path = join(lesson.directory, "src/app.ts");
  expect(readFileSync(path, "utf8")).toBe(BAD_APP);
  await Promise.all(
    ["ann", "bob"].map((name) =>
      visitors.restart(name, lesson, "express", TEN.files),
    ),
  );
  await Promise.all([processEnd(hers), processEnd(his)]);
  expect(readdirSync(copies)).toEqual([]);
  expect(await text("ann", "/count")).toBe("2");
});

test("another text starts it afresh, and says so", async () => {
  await send("cid", "/count", TEN);
  const other = edited(BAD_APP.replace("visits = 0", "visits = 20"));
  expect(await send("cid", "/count", other)).toEqual({
    text: "21",
    lost: "Its earlier state is lost: its text has changed.",
  });
});

test.each([
  [
    "a mistake of syntax",
    BAD_APP.replace("visits = 0;", "visits = ;"),
    'It did not start: src/app.ts:9: SyntaxError: Unexpected ";".',
  ],
  [
    "an exception",
    BAD_APP.replace("let visits", "nothing();\n  let visits"),
    "It did not start: src/app.ts:9: ReferenceError: nothing is not defined.",
  ],
  [
    "an import of what is not there",
    `import { nope } from "node:fs";\nnope();\n${BAD_APP}`,
    "It did not start: src/app.ts:1: SyntaxError: The requested module 'node:fs' does not provide an export named 'nope'.",
  ],
  [
    "no factory",
    "export const app = 1;",
    "It did not start: Error: it exports no function createApp.",
  ],
  [
    "an exit",
    "process.exit(7);",
    "It did not start: the process ended with code 7.",
  ],
])("%s is told with its place", async (_what, app, message) => {
  await expect(send("dot", "/count", edited(app))).rejects.toMatchObject({
    kind: "not-started",
    message,
  });
  await visitors.restart("dot", lesson, "express", edited(app).files);
});

test("a crash is told with its place", async () => {
  const app = BAD_APP.replace("visits += 1", "visits += 2");
  await expect(send("eve", "/throw", edited(app))).rejects.toMatchObject({
    kind: "crashed",
    message:
      "It crashed: src/app.ts:13: TypeError: lost later. Its state is lost: the next request starts it afresh.",
  });
});

test("a loop for ever at the start ends with the time limit", async () => {
  await expect(
    send("fay", "/count", edited("for (;;);"), hasty),
  ).rejects.toMatchObject({
    kind: "not-started",
    message: "It did not start: it did not start within 3 seconds.",
  });
});

test("a loop for ever in a handler ends that copy only", async () => {
  await send("gil", "/count");
  const app = edited(BAD_APP.replace("visits += 1", "visits += 3"));
  const pid = Number(await text("gil", "/pid", app));
  await Promise.all([
    expect(send("gil", "/loop", app)).rejects.toMatchObject({
      kind: "timeout",
    }),
    expect(text("gil", "/count")).resolves.toBe("2"),
  ]);
  await processEnd(pid);
  expect(await text("gil", "/count", app)).toBe("3");
});

test("beyond the cap the one idle for longest makes room, and is told", async () => {
  await send("hal", "/count", TEN, single);
  await send("ida", "/count", TEN, single);
  expect(await send("hal", "/count", TEN, single)).toEqual({
    text: "11",
    lost: "Its earlier state is lost: others needed its place.",
  });
  const hung = send("hal", "/silent", TEN, single).catch(() => undefined);
  await expect(send("ida", "/count", TEN, single)).rejects.toMatchObject({
    kind: "busy",
  });
  await single.end();
  await hung;
});

test("one that is starting and no longer wanted is ended, and its copy goes", async () => {
  const lab = new Visitors();
  const gone = new AbortController();
  const options = { ...edited("for (;;);"), signal: gone.signal };
  const waiting = send("jim", "/count", options, lab).catch(
    (error: Error) => error,
  );
  while (!existsSync(copies) || readdirSync(copies).length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  gone.abort();
  await expect(waiting).resolves.toMatchObject({ kind: "dropped" });
  await lab.restart("jim", lesson, "express", options.files);
  await lab.end();
});

test("files that have changed on disk start it afresh, and it says so", async () => {
  await send("kim", "/count");
  const anew = { ...lesson };
  const answer = await visitors.send("kim", anew, "express", get("/count"));
  expect(decodeBytes(answer.body)).toBe("1");
  expect(answer.lost).toBe(
    "Its earlier state is lost: its files have changed on disk.",
  );
});

test("no copy is left at the end", async () => {
  await visitors.end();
  await hasty.end();
  expect(readdirSync(copies)).toEqual([]);
});
