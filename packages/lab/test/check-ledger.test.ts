import type { Lesson } from "@decant/catalog";
import type { LedgerRow, RecordedAnswer } from "@decant/exchange";
import { describe, expect, test } from "@jest/globals";
import { checkLedger } from "../src/check-ledger.ts";
import { get, makeSide } from "./make-lesson.ts";

const PLAIN: RecordedAnswer = {
  request: "Ask",
  status: 200,
  reason: "OK",
  headers: [],
  body: "hi",
};

function row(parts: Partial<LedgerRow>): LedgerRow {
  return {
    requests: ["Ask"],
    part: "body",
    flask: "…",
    other: "…",
    side: "express",
    why: "Because.",
    line: 40,
    ...parts,
  };
}

function lessonWith(
  ledger: LedgerRow[],
  flask: RecordedAnswer[] = [],
  express: RecordedAnswer[] = [],
): Lesson {
  return {
    number: 5,
    ledger,
    requests: [get("/", "Ask")],
    sides: [makeSide("flask", "", flask), makeSide("express", "", express)],
  } as unknown as Lesson;
}

describe("checkLedger", () => {
  const other = { ...PLAIN, body: "ho" };

  test("a complete ledger has no problem", () => {
    const ledger = [row({ flask: "hi", other: "ho" })];
    expect(checkLedger(lessonWith(ledger, [PLAIN], [other]))).toEqual([]);
  });

  test("a difference without a row", () => {
    expect(checkLedger(lessonWith([], [PLAIN], [other]))).toEqual([
      'README.md: no row explains "Ask / body": Flask has `hi`, Express `ho`',
    ]);
  });

  test("a row without a difference", () => {
    expect(checkLedger(lessonWith([row({})], [PLAIN], [PLAIN]))).toEqual([
      'README.md:40: row "Ask / body" explains a difference that is not there',
    ]);
  });

  test("cells that are not what was recorded", () => {
    const ledger = [row({ flask: "he", other: "absent" })];
    expect(checkLedger(lessonWith(ledger, [PLAIN], [other]))).toEqual([
      'README.md:40: row "Ask / body" says `he` for Flask; recorded is `hi`',
      'README.md:40: row "Ask / body" says no such header for Express; recorded is `ho`',
    ]);
  });

  test("a request or a side that is not there", () => {
    const ledger = [
      row({ requests: ["Ask", "Tell"], flask: "hi", other: "ho" }),
      row({ side: "django", line: 41 }),
    ];
    expect(checkLedger(lessonWith(ledger, [PLAIN], [other]))).toEqual([
      'README.md:40: row "Tell / body" names a request that requests.http does not have',
      'README.md:41: row "Ask / body" is about a side that is not there, django',
    ]);
  });

  test("a recording that lacks an answer", () => {
    expect(checkLedger(lessonWith([], [PLAIN], []))).toEqual([
      'answers/express.http: no answer to "Ask": run `npx decant record 5`',
    ]);
  });

  test("a row about an answer that the recording lacks is not judged", () => {
    const ledger = [row({ flask: "he" })];
    expect(checkLedger(lessonWith(ledger, [PLAIN], []))).toEqual([
      'answers/express.http: no answer to "Ask": run `npx decant record 5`',
    ]);
  });
});
