import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import {
  type Answer,
  formatRequest,
  type Header,
  type LedgerRow,
  type RecordedAnswer,
} from "@decant/exchange";
import type { LessonData, RequestData } from "../../src/answers/data.ts";
import { toLessonData } from "../../src/answers/lesson-data.ts";
import { ROOT } from "../made-up.ts";

export const PAIR = ["flask", "express"] as const;

/** A lesson of the repository as its pages know it. */
export function lessonData(folder: string): LessonData {
  return toLessonData(readLesson(join(ROOT, "apps", folder)));
}

export function answer(
  name: string,
  status: number,
  body: string,
  headers: readonly Header[] = [],
): RecordedAnswer {
  const reason = status < 400 ? "OK" : "Not Found";
  return { request: name, status, reason, headers, body };
}

/** The same answer as it comes over the wire. */
export function live(recorded: RecordedAnswer | Omit<Answer, "sent">): Answer {
  const encode = (text: string) => new TextEncoder().encode(text);
  const { body } = recorded;
  return {
    status: recorded.status,
    reason: recorded.reason,
    headers: recorded.headers,
    body: typeof body === "string" ? encode(body) : body,
    received: new Uint8Array(),
    sent: encode("GET / HTTP/1.1\r\n\r\n"),
    milliseconds: 3.25,
  };
}

export function request(
  name: string,
  line: string,
  more: Partial<RequestData> = {},
): RequestData {
  const [method = "", path = ""] = line.split(" ");
  const plain = { name, method, path, headers: [], body: "", cookies: true };
  const made = { ...plain, ...more };
  return { ...made, raw: formatRequest(made) };
}

export function row(
  part: string,
  flask: string,
  other: string,
  requests: readonly string[] = [],
): LedgerRow {
  const why = `<code>${part}</code> differs.`;
  return { requests, part, flask, other, side: "express", why, line: 1 };
}

/** A lesson with two sides. */
export function makeData(made: {
  requests: readonly RequestData[];
  flask: readonly RecordedAnswer[];
  express?: readonly RecordedAnswer[];
  ledger?: readonly LedgerRow[];
  masks?: LessonData["masks"];
}): LessonData {
  const { requests, flask, express = flask, ledger = [], masks = [] } = made;
  const side = (name: string, label: string) => ({
    name,
    label,
    style: `side-${name}`,
    recordedWith: `${label} 1.0`,
    files: [],
  });
  return {
    number: 7,
    folder: "07-made-up",
    question: "What is made up?",
    inBrowser: [],
    sides: [
      { ...side("flask", "Flask"), answers: flask },
      { ...side("express", "Express"), answers: express },
      { ...side("third", "Third"), answers: [] },
    ],
    requests,
    masks,
    ledger,
  };
}
