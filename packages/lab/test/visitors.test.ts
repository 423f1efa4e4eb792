import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeBytes } from "@decant/exchange";
import { afterAll, expect, test } from "@jest/globals";
import { Visitors } from "../src/visitors.ts";
import { BAD_APP, get, makeLesson, removeLessons } from "./make-lesson.ts";
import { processEnd } from "./process-end.ts";

const lesson = makeLesson({ "src/app.ts": BAD_APP });
// Starting a process takes its time: tests share one lab, and each has
// visitors of its own. Others have narrower limits.
const visitors = new Visitors();
const narrow = new Visitors({ instances: 2, timeoutMs: 1000 });
const single = new Visitors({ processes: 1 });
const brief = new Visitors({ idleMs: 1 });

const send = async (visitor: string, path: string, lab = visitors) => {
  const answer = await lab.send(visitor, lesson, "express", get(path));
  return { ...answer, text: decodeBytes(answer.body) };
};
const text = async (visitor: string, path: string, lab = visitors) =>
  (await send(visitor, path, lab)).text;

afterAll(async () => {
  await Promise.all([visitors, narrow, single, brief].map((lab) => lab.end()));
  removeLessons();
});

test("each visitor has their own state and cookies", async () => {
  // Ann's two come at once, and share one instance.
  const counts = ["ann", "ann", "bob"].map((name) => text(name, "/count"));
  expect((await Promise.all(counts)).toSorted()).toEqual(["1", "1", "2"]);
  await text("ann", "/login");
  expect(await text("ann", "/echo")).toContain('|Cookie|user="a b"|');
  expect(await text("bob", "/echo")).not.toContain("Cookie");
});

test("a crash is told to its visitor, and to those who shared the process", async () => {
  await Promise.all([text("dan", "/count"), text("eve", "/count")]);
  await expect(text("dan", "/throw")).rejects.toMatchObject({
    kind: "crashed",
    message:
      "It crashed: src/app.ts:13: TypeError: lost later. Its state is lost: the next request starts it afresh.",
  });
  const [dan, eve] = [await send("dan", "/count"), await send("eve", "/count")];
  expect(dan.text).toBe("1");
  expect(dan.lost).toBeUndefined();
  expect(eve.text).toBe("1");
  expect(eve.lost).toBe(
    "Its earlier state is lost: src/app.ts:13: TypeError: lost later.",
  );
  expect(await send("eve", "/count")).not.toHaveProperty("lost");
});

test.each(["/bad-line", "/flood"])(
  "%s on descriptor 3 is a crash of that process only",
  async (path) => {
    await text("dot", "/count");
    await expect(text("dot", path)).rejects.toMatchObject({
      kind: "crashed",
      message:
        "It crashed: it wrote to file descriptor 3, which is not the lesson's. Its state is lost: the next request starts it afresh.",
    });
    expect(await text("dot", "/count")).toBe("1");
  },
);

test.each(["/hoard", "/hoard-in-a-loop"])(
  "%s is told: too much memory",
  async (path) => {
    await expect(text("dot", path)).rejects.toMatchObject({
      kind: "crashed",
      message: expect.stringContaining("it used more than 512 MB of memory"),
    });
  },
);

test("nonsense and a refused request keep the state", async () => {
  await text("fay", "/count");
  await expect(text("fay", "/nonsense")).rejects.toMatchObject({
    kind: "nonsense",
  });
  await expect(text("fay", "http://example.org/")).rejects.toMatchObject({
    name: "BadRequest",
  });
  expect(await text("fay", "/count")).toBe("2");
});

test("a lesson that does not start is tried again the next time", async () => {
  const files = { "src/app.ts": "process.exit(7);" };
  const broken = makeLesson(files);
  const attempt = () => visitors.send("gil", broken, "express", get("/count"));
  await expect(attempt()).rejects.toMatchObject({
    kind: "not-started",
    message: "It did not start: the process ended with code 7.",
  });
  writeFileSync(join(broken.directory, "src/app.ts"), BAD_APP);
  const { body } = await attempt();
  expect(decodeBytes(body)).toBe("1");
});

test("a malformed request is refused before anything starts", async () => {
  const broken = makeLesson({ "src/app.ts": "process.exit(7);" });
  await expect(
    visitors.send("gus", broken, "express", get("http://example.org/")),
  ).rejects.toMatchObject({ name: "BadRequest" });
});

test("reset starts afresh, for that visitor only, and needs no word", async () => {
  await text("hal", "/count");
  await text("hal", "/login");
  await text("ida", "/count");
  await visitors.reset("hal", lesson);
  const { text: count, lost } = await send("hal", "/count");
  expect(count).toBe("1");
  expect(lost).toBeUndefined();
  expect(await text("hal", "/echo")).not.toContain("Cookie");
  expect(await text("ida", "/count")).toBe("2");
});

test("a hung process is ended, and the next request gets a fresh one", async () => {
  const pid = Number(await text("ann", "/pid", narrow));
  await text("ann", "/count", narrow);
  await expect(text("ann", "/loop", narrow)).rejects.toMatchObject({
    kind: "timeout",
    message:
      "It gave no whole answer within 1 seconds. Its state is lost: the next request starts it afresh.",
  });
  expect(await text("ann", "/count", narrow)).toBe("1");
  await processEnd(pid);
});

test("beyond the cap the one idle for longest makes room, and is told", async () => {
  await text("bob", "/count", narrow);
  await text("cid", "/count", narrow);
  await text("bob", "/count", narrow);
  await text("dan", "/count", narrow);
  expect(await text("bob", "/count", narrow)).toBe("3");
  const { text: count, lost } = await send("cid", "/count", narrow);
  expect(count).toBe("1");
  expect(lost).toBe("Its earlier state is lost: others needed its place.");
});

test("beyond the cap of processes the lesson idle for longest makes room", async () => {
  const files = { "src/app.ts": BAD_APP };
  const other = makeLesson(files, { folder: "06-other" });
  await text("ann", "/count", single);
  await single.send("ann", other, "express", get("/count"));
  const { text: count, lost } = await send("ann", "/count", single);
  expect(count).toBe("1");
  expect(lost).toBe(
    "Its earlier state is lost: other lessons needed its place.",
  );
});

test("a lesson at work is not ended for another one", async () => {
  await text("hal", "/count", single);
  const gone = new AbortController();
  const options = { signal: gone.signal };
  const waiting = single.send(
    "hal",
    lesson,
    "express",
    get("/silent"),
    options,
  );
  const other = makeLesson({ "src/app.ts": BAD_APP });
  await expect(
    single.send("ida", other, "express", get("/count")),
  ).rejects.toMatchObject({ kind: "busy" });
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ kind: "dropped" });
});

test("where all are busy the next is asked to wait", async () => {
  const busy = ["eve", "fay"].map((visitor) =>
    expect(text(visitor, "/silent", narrow)).rejects.toMatchObject({
      kind: "timeout",
    }),
  );
  await expect(text("gil", "/count", narrow)).rejects.toMatchObject({
    kind: "busy",
    message: "Too many lessons are running: try again in a few seconds.",
  });
  await Promise.all(busy);
});

test("what nobody waits for is dropped, and loses nothing", async () => {
  await text("jim", "/count");
  const gone = new AbortController();
  const waiting = visitors.send("jim", lesson, "express", get("/silent"), {
    signal: gone.signal,
  });
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ kind: "dropped" });
  expect(await text("jim", "/count")).toBe("2");
});

test("an idle instance is ended; after the end all requests are refused", async () => {
  await processEnd(Number(await text("ann", "/pid", brief)));
  expect(await send("ann", "/count", brief)).toMatchObject({
    lost: "Its earlier state is lost: it was not used for a while.",
  });
  const pid = Number(await text("ann", "/pid", brief));
  await Promise.all([
    expect(text("ann", "/silent", brief)).rejects.toMatchObject({
      kind: "closed",
      message: "It was ended before it answered.",
    }),
    brief.end(),
  ]);
  await processEnd(pid);
  await expect(text("ann", "/count", brief)).rejects.toMatchObject({
    kind: "not-started",
    message: "The lab has been shut down.",
  });
});

test("what was started beforehand ends with the rest", async () => {
  const whole = makeLesson({
    "src/app.ts": BAD_APP,
    "flask/requirements.txt": "Flask==3.1.3\n",
  });
  const warmed = new Visitors();
  warmed.warm(whole);
  const answer = await warmed.send("ann", whole, "express", get("/count"));
  expect(decodeBytes(answer.body)).toBe("1");
  await warmed.end();
  // It starts nothing any more, and a second end has nothing to wait for.
  warmed.warm(whole);
  await warmed.end();
});
