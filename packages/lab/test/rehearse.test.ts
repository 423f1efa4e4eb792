import { join } from "node:path";
import type { Lesson } from "@decant/catalog";
import type { NamedRequest, RecordedAnswer } from "@decant/exchange";
import { afterAll, expect, test } from "@jest/globals";
import { play } from "../src/record.ts";
import { rehearse } from "../src/rehearse.ts";
import {
  BAD_APP,
  get,
  makeLesson,
  makeSide,
  removeLessons,
} from "./make-lesson.ts";

const FILES = {
  "package.json": '{ "type": "module" }',
  "src/app.ts": BAD_APP,
};
afterAll(removeLessons);

function lessonWith(
  requests: readonly NamedRequest[],
  recorded: readonly RecordedAnswer[] = [],
): Lesson {
  const lesson = makeLesson(FILES, { requests });
  const entry = join(lesson.directory, "src/app.ts");
  return { ...lesson, sides: [makeSide("express", entry, recorded)] };
}

test("same, changed, new and gone", async () => {
  const requests = [get("/count"), get("/login"), get("/later", "Later")];
  const [count, login] = await play(lessonWith(requests), "express");
  if (!count || !login) throw new Error("two answers");
  const lesson = lessonWith(requests.slice(0, 2).concat(get("/count", "New")), [
    count,
    { ...login, status: 302 },
    { ...count, request: "Gone" },
  ]);
  expect(await rehearse(lesson, "express")).toEqual([
    { request: "/count", mismatches: [] },
    {
      request: "/login",
      mismatches: [
        { request: "/login", part: "status", recorded: "302", live: "200" },
      ],
    },
    {
      request: "New",
      mismatches: [
        { request: "New", part: "answer", recorded: "absent", live: "present" },
      ],
    },
    {
      request: "Gone",
      mismatches: [
        {
          request: "Gone",
          part: "answer",
          recorded: "present",
          live: "absent",
        },
      ],
    },
  ]);
});

test("one request without an answer does not stop the others, a crash does", async () => {
  const requests = [get("/hang-up"), get("/count"), get("/throw"), get("/pid")];
  const [count] = await play(lessonWith([get("/count")]), "express");
  if (!count) throw new Error("an answer");
  // Nobody knows what "/pid" would have answered: it is not missing.
  const recorded = [count, { ...count, request: "/pid" }];
  expect(await rehearse(lessonWith(requests, recorded), "express")).toEqual([
    {
      request: "/hang-up",
      mismatches: [],
      fault: expect.stringMatching(/^It .*\.$/),
    },
    { request: "/count", mismatches: [] },
    {
      request: "/throw",
      mismatches: [],
      fault: "It crashed: src/app.ts:13: TypeError: lost later.",
    },
  ]);
});

test("a rehearsal that is given up", async () => {
  const controller = new AbortController();
  const lesson = lessonWith([get("/silent")]);
  const rehearsal = rehearse(lesson, "express", controller.signal);
  controller.abort();
  await expect(rehearsal).rejects.toMatchObject({ kind: "dropped" });
});

test("a side that does not start", async () => {
  const lesson = makeLesson({ ...FILES, "src/app.ts": "const (" });
  await expect(rehearse(lesson, "express")).rejects.toMatchObject({
    kind: "not-started",
  });
});
