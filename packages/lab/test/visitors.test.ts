import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeBytes } from "@decant/exchange";
import { afterAll, expect, test } from "@jest/globals";
import { Visitors } from "../src/visitors.ts";
import { BAD_APP, get, makeLesson, removeLessons } from "./make-lesson.ts";
import { processEnd } from "./process-end.ts";

const lesson = makeLesson({ "src/app.ts": BAD_APP });
// Starting a process takes its time: tests share one lab, and each has
// visitors of its own. Two more have narrower limits.
const visitors = new Visitors();
const narrow = new Visitors({ children: 2, timeoutMs: 1000 });
const brief = new Visitors({ idleMs: 1 });

async function text(visitor: string, path: string, lab = visitors) {
  const answer = await lab.send(visitor, lesson, "express", get(path));
  return decodeBytes(answer.body);
}

afterAll(async () => {
  await Promise.all([visitors, narrow, brief].map((lab) => lab.end()));
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

test("a crash is told once, and loses no other visitor's state", async () => {
  await Promise.all([text("dan", "/count"), text("eve", "/count")]);
  await expect(text("dan", "/throw")).rejects.toMatchObject({
    kind: "crashed",
    message:
      "It crashed: TypeError: lost later. Its state is lost: the next request starts it afresh.",
  });
  expect(await text("dan", "/count")).toBe("1");
  expect(await text("eve", "/count")).toBe("2");
});

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
  const send = () => visitors.send("gil", broken, "express", get("/count"));
  await expect(send()).rejects.toMatchObject({
    kind: "not-started",
    message: "It did not start: the process ended with code 7.",
  });
  writeFileSync(join(broken.directory, "src/app.ts"), BAD_APP);
  const { body } = await send();
  expect(decodeBytes(body)).toBe("1");
});

test("a malformed request is refused before anything starts", async () => {
  const broken = makeLesson({ "src/app.ts": "process.exit(7);" });
  await expect(
    visitors.send("gus", broken, "express", get("http://example.org/")),
  ).rejects.toMatchObject({ name: "BadRequest" });
});

test("reset starts afresh, for that visitor alone", async () => {
  const pid = Number(await text("hal", "/pid"));
  await text("hal", "/login");
  await text("ida", "/count");
  await visitors.reset("hal", lesson);
  await processEnd(pid);
  expect(await text("hal", "/count")).toBe("1");
  expect(await text("hal", "/echo")).not.toContain("Cookie");
  expect(await text("ida", "/count")).toBe("2");
});

test("a hung instance is ended, and the next request gets a fresh one", async () => {
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

test("beyond the cap the one idle for longest makes room", async () => {
  await text("bob", "/count", narrow);
  const cid = Number(await text("cid", "/pid", narrow));
  await text("bob", "/count", narrow);
  await text("dan", "/count", narrow);
  await processEnd(cid);
  expect(await text("bob", "/count", narrow)).toBe("3");
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

test("an idle instance is ended; after the end all requests are refused", async () => {
  await processEnd(Number(await text("ann", "/pid", brief)));
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
