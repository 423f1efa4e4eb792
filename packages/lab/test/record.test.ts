import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lesson } from "@decant/catalog";
import { readRecording } from "@decant/exchange";
import { afterAll, expect, test } from "@jest/globals";
import { play, record, replay } from "../src/record.ts";
import {
  BAD_APP,
  get,
  makeLesson,
  makeSide,
  removeLessons,
} from "./make-lesson.ts";

const FILES = {
  "package.json":
    '{ "type": "module", "dependencies": { "@decant/shared": "*", "express": "5" } }',
  "src/app.ts": BAD_APP,
};
afterAll(removeLessons);

/** The lesson as it reads from disk after it was recorded. */
function reread(lesson: Lesson): Lesson {
  const path = join(lesson.directory, "answers/express.http");
  const { answers } = readRecording(path, readFileSync(path, "utf8"));
  const entry = join(lesson.directory, "src/app.ts");
  const side = makeSide("express", entry, [...answers.values()]);
  return { ...lesson, sides: [side] };
}

test("play starts afresh, keeps the order and the cookies", async () => {
  const lesson = makeLesson(FILES, {
    requests: [
      get("/count"),
      get("/login"),
      get("/echo"),
      { ...get("/echo", "As a stranger"), cookies: false },
      get("/count", "Again"),
    ],
  });
  const answers = await play(lesson, "express");
  const bodies = answers.map(({ request, body }) => [request, body]);
  expect(bodies).toEqual([
    ["/count", "1"],
    ["/login", ""],
    [
      "/echo",
      'GET|/echo|Host|127.0.0.1:3005|Cookie|user="a b"|Connection|close',
    ],
    ["As a stranger", "GET|/echo|Host|127.0.0.1:3005|Connection|close"],
    ["Again", "2"],
  ]);
});

test("record writes what replay then finds, and what it does not", async () => {
  const lesson = makeLesson(FILES, {
    requests: [get("/count", "Count"), get("/login"), get("/none", "Miss")],
  });
  expect(await record(lesson, "express")).toBe("written");
  expect(await record(lesson, "express")).toBe("unchanged");

  const path = join(lesson.directory, "answers/express.http");
  const text = readFileSync(path, "utf8");
  expect(
    text.replace(/Express [\d.]+\d/, "Express 5"),
  ).toBe(`# Recorded by \`decant record\` with Express 5.

### Count
HTTP/1.1 200 OK
Date: {date}
Connection: close
Content-Length: 1

1

### /login
HTTP/1.1 200 OK
Set-Cookie: user="a b"; Path=/; HttpOnly
Date: {date}
Connection: close
Content-Length: 0



### Miss
HTTP/1.1 404 Not Found
Date: {date}
Connection: close
Content-Length: 13

no such route
`);

  const aged = text
    .replace("Express 5", "Express 4")
    .replace(
      "Date: {date}\nConnection: close",
      "Connection: close\nDate: {date}",
    )
    .replace("200 OK\nSet-Cookie: user", "201 Created\nSet-Cookie: name")
    .replace("### Miss", "### Old");
  writeFileSync(path, aged);
  expect(await replay(reread(lesson), "express")).toEqual([
    {
      request: "Count",
      part: "headers",
      recorded: "Connection: close\nDate: {date}\nContent-Length: 1",
      live: "Date: {date}\nConnection: close\nContent-Length: 1",
    },
    { request: "/login", part: "status", recorded: "201", live: "200" },
    {
      request: "/login",
      part: "header Set-Cookie",
      recorded: 'name="a b"; Path=/; HttpOnly',
      live: 'user="a b"; Path=/; HttpOnly',
    },
    { request: "Old", part: "answer", recorded: "present", live: "absent" },
    { request: "Miss", part: "answer", recorded: "absent", live: "present" },
  ]);
});

test("what changes from run to run must be masked", async () => {
  const requests = [get("/random", "Roll")];
  const lesson = makeLesson(FILES, { requests });
  await expect(record(lesson, "express")).rejects.toThrow(
    /^05-sample, express, "Roll": the body changes from run to run \(id 0\.\d+ and then id 0\.\d+\)\. Add a line `# @mask name pattern` to requests\.http\.$/,
  );
});
