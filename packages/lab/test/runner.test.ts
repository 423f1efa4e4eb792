import { decodeBytes, type OpenSide, type SideEvent } from "@decant/exchange";
import { afterAll, expect, jest, test } from "@jest/globals";
import { runnerOf } from "../src/runner.ts";
import { Visitors } from "../src/visitors.ts";
import { BAD_APP, get, makeShown, removeLessons } from "./make-lesson.ts";

// Processes start, and the machine may be busy.
jest.setTimeout(60_000);

const visitors = new Visitors();
const hasty = new Visitors({ timeoutMs: 2000 });
afterAll(async () => {
  await Promise.all([visitors.end(), hasty.end()]);
  removeLessons();
});

const requests = (...paths: string[]) => paths.map((path) => get(path));
const lesson = makeShown({
  requests: requests("/count", "/login", "/echo", "/count"),
});
const AS_IS: OpenSide = { name: "express", files: {} };
const TEN: OpenSide = {
  name: "express",
  files: { "src/app.ts": BAD_APP.replace("visits = 0", "visits = 10") },
};

function open(visitor: string, side = AS_IS, paths?: string[]) {
  const shown = paths ? { ...lesson, requests: requests(...paths) } : lesson;
  return runnerOf(visitors, visitor, () => shown).open(lesson.folder, [side]);
}

async function gather(events: AsyncIterable<SideEvent>): Promise<string[]> {
  const gathered: string[] = [];
  for await (const event of events) {
    gathered.push(
      event.kind === "answer"
        ? decodeBytes(event.answer.body)
        : `${event.fault}: ${event.message}`,
    );
  }
  return gathered;
}

test.each([
  ["as it is", AS_IS, 0],
  ["changed", TEN, 10],
])(
  "a side %s: state, a fresh start for a play, and an end",
  async (_which, side, start) => {
    const opened = open("ann", side);
    const count = () => gather(opened.send(get("/count"), "Count"));
    expect(await count()).toEqual([`${start + 1}`]);
    expect(await count()).toEqual([`${start + 2}`]);
    expect(await gather(opened.play())).toEqual([
      `${start + 1}`,
      "",
      expect.stringContaining('|Cookie|user="a b"|'),
      `${start + 2}`,
    ]);
    expect(await count()).toEqual([`${start + 3}`]);
    await opened.end();
    expect(await count()).toEqual([`${start + 1}`]);
  },
);

test("a file that is as the lesson has it is no change", async () => {
  const same = { name: "express", files: { "src/app.ts": BAD_APP } };
  const pids = [open("bob"), open("bob", same)].map((opened) =>
    gather(opened.send(get("/pid"), "")),
  );
  const [one, other] = await Promise.all(pids);
  expect(one).toEqual(other);
});

test("a play ends at a crash, and goes on after nonsense", async () => {
  expect(
    await gather(open("cid", AS_IS, ["/nonsense", "/throw", "/count"]).play()),
  ).toEqual([
    expect.stringMatching(/^nonsense: /),
    expect.stringMatching(/^crashed: It crashed: src\/app\.ts:13: /),
  ]);
});

test("a play ends where a side hangs, or does not start", async () => {
  const paths = requests("/silent", "/count");
  const runner = runnerOf(hasty, "dot", () => ({ ...lesson, requests: paths }));
  expect(await gather(runner.open("", [AS_IS]).play())).toEqual([
    expect.stringMatching(/^timeout: It gave no whole answer within 2 seconds/),
  ]);
  const broken = { name: "express", files: { "src/app.ts": "exit(" } };
  expect(await gather(open("dot", broken).play())).toEqual([
    "not-started: It did not start: src/app.ts:1: SyntaxError: Unexpected end of file.",
  ]);
});

test("after an abort nothing more is sent, and no event follows", async () => {
  const gone = new AbortController();
  const opened = open("eve", AS_IS, ["/count", "/silent", "/count"]);
  const counts: string[] = [];
  for await (const event of opened.play(gone.signal)) {
    counts.push(event.request);
    setTimeout(() => gone.abort(), 50);
  }
  expect(counts).toEqual(["/count"]);
  expect(await gather(opened.send(get("/count"), ""))).toEqual(["2"]);
});

test("the tests run on the sides that were changed, else on the first", async () => {
  const [express] = lesson.sides;
  if (!express) throw new Error("a side");
  const both = { ...lesson, sides: [express, { ...express, name: "other" }] };
  const run = jest
    .spyOn(visitors.tests, "run")
    .mockResolvedValue({ tests: 1, failures: [] });
  const tested = async (...sides: OpenSide[]) => {
    run.mockClear();
    const opened = runnerOf(visitors, "gus", () => both).open("", sides);
    expect(await opened.test()).toEqual({
      tests: run.mock.calls.length,
      failures: [],
    });
    return run.mock.calls.map(([, side]) => side);
  };
  const other: OpenSide = { ...TEN, name: "other" };
  expect(await tested(AS_IS, other)).toEqual([other]);
  expect(await tested(TEN, other)).toEqual([TEN, other]);
  expect(await tested(AS_IS, { ...AS_IS, name: "other" })).toEqual([AS_IS]);
  run.mockRestore();
});

test("what is malformed is thrown by the first step, or at once", async () => {
  const events = open("fay").send(get("http://example.org/"), "");
  await expect(gather(events)).rejects.toMatchObject({ name: "BadRequest" });
  const unknown = { name: "express", files: { "package.json": "{}" } };
  expect(() => open("fay", unknown)).toThrow("is not a file that can be");
  expect(() => open("fay", { name: "rails", files: {} })).toThrow(
    'has no side "rails"',
  );
  const none = runnerOf(visitors, "fay", () => undefined);
  expect(() => none.open("99-none", [AS_IS])).toThrow(
    'There is no lesson "99-none".',
  );
});
