import { describe, expect, test } from "@jest/globals";
import type { RecordedAnswer } from "../src/model.ts";
import { readRecording, writeRecording } from "../src/recording.ts";

const HELLO: RecordedAnswer = {
  request: "Say hello",
  status: 200,
  reason: "OK",
  headers: [
    ["Content-Type", "text/html; charset=utf-8"],
    ["X-Empty", ""],
  ],
  body: "Hello,\n\nFlask!\n",
};
const NOTHING: RecordedAnswer = {
  request: "Delete it",
  status: 204,
  reason: "",
  headers: [],
  body: "",
};

describe("a recording", () => {
  test("is written as text that a person can read", () => {
    expect(writeRecording("Flask 3.1.3", [HELLO, NOTHING])).toBe(
      `# Recorded by \`decant record\` with Flask 3.1.3.

### Say hello
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
X-Empty: 

Hello,

Flask!


### Delete it
HTTP/1.1 204 


`,
    );
  });

  test("comes back as it was, in either order", () => {
    for (const answers of [
      [HELLO, NOTHING],
      [NOTHING, HELLO],
    ]) {
      const text = writeRecording("Flask 3.1.3", answers);
      const recording = readRecording("answers/flask.http", text);
      expect(recording.recordedWith).toBe("Flask 3.1.3");
      expect([...recording.answers.values()]).toEqual(answers);
    }
  });

  test("may have lost the space after a status, and ### within a line", () => {
    const answers = [NOTHING, { ...HELLO, body: "a ### b" }];
    const text = writeRecording("Flask 3.1.3", answers).replace("204 ", "204");
    const recording = readRecording("answers/flask.http", text);
    expect([...recording.answers.values()]).toEqual(answers);
  });

  const TITLE =
    "answers/flask.http:1: expected # Recorded by `decant record` with …";
  const STATUS =
    "answers/flask.http:4: expected a status line, HTTP/1.1 200 OK";
  test.each([
    ["", TITLE],
    ["x# Recorded by `decant record` with Flask 3.1.3.\n", TITLE],
    ["# Recorded by `decant record` with Flask 3.1.3\n", TITLE],
    ["# Recorded by `decant record` with Flask 3. and more\n", TITLE],
    [
      "# Recorded by `decant record` with Flask 3.1.3.\n\n### A\nnonsense\n",
      STATUS,
    ],
    [
      "# Recorded by `decant record` with Flask 3.1.3.\n\n### A\nxHTTP/1.1 200 OK\n",
      STATUS,
    ],
    [
      "# Recorded by `decant record` with Flask 3.1.3.\n\n### A\nHTTP/1.1 2000\n",
      STATUS,
    ],
    [
      "# Recorded by `decant record` with Flask 3.1.3.\n\n### A\nHTTP/1.1 200 OK\nA: b\n: c\n\n",
      "answers/flask.http:6: expected a header, Name: value",
    ],
    [
      "# Recorded by `decant record` with Flask 3.1.3.\n\n### A\nHTTP/1.1 200 OK\nnonsense\n\n",
      "answers/flask.http:5: expected a header, Name: value",
    ],
    [
      "# Recorded by `decant record` with Flask 3.1.3.\n\n### A\nHTTP/1.1 200 OK\n\na\n\n### B\nnonsense\n",
      "answers/flask.http:9: expected a status line, HTTP/1.1 200 OK",
    ],
  ])("refuses %j", (text, message) => {
    expect(() => readRecording("answers/flask.http", text)).toThrow(
      new Error(message),
    );
  });

  test("a body that looks like the next answer is refused", () => {
    const answer = { ...HELLO, body: "a\n### b\n" };
    expect(() => writeRecording("Flask 3.1.3", [answer])).toThrow(
      new Error(
        'the body of "Say hello" has a line that starts with ###: a recording cannot hold it',
      ),
    );
  });
});
