import { expect, test } from "@jest/globals";
import {
  browserLedger,
  explains,
  readAbsent,
  readBrowserLedger,
} from "../src/ledger.ts";

const LEDGER = `# Title

| Lesson | Side | Request | Part | Why |
|---|---|---|---|---|
| 05-dynamic-routes | express | A number | header ETag | Because. |
| 21-flask-vs-fastapi | fastify | all | answer | It needs files. |
`;

test("rows are read, without the table's head", () => {
  expect(readBrowserLedger(LEDGER)).toEqual([
    {
      lesson: "05-dynamic-routes",
      side: "express",
      request: "A number",
      part: "header ETag",
      why: "Because.",
    },
    {
      lesson: "21-flask-vs-fastapi",
      side: "fastify",
      request: "all",
      part: "answer",
      why: "It needs files.",
    },
  ]);
});

test("a row with too few cells is refused", () => {
  const broken = LEDGER.replace(" | Because.", "");
  expect(() => readBrowserLedger(broken)).toThrow(
    "ledger.md: expected five cells in: | 05-dynamic-routes | express | A number | header ETag |",
  );
});

test("a row explains its own request and part, or all requests", () => {
  const [one, all] = readBrowserLedger(LEDGER);
  if (!one || !all) throw new Error("There are two rows.");
  const found = { lesson: one.lesson, side: "express", request: "A number" };
  expect(explains(one, { ...found, part: "header etag" })).toBe(true);
  expect(explains(one, { ...found, part: "body" })).toBe(false);
  expect(explains(one, { ...found, request: "x", part: one.part })).toBe(false);
  expect(explains(all, { ...all, request: "Any" })).toBe(true);
  expect(explains(all, { ...all, side: "express" })).toBe(false);
});

test("what no browser has is read by lesson", () => {
  const list = "- `19-cors`: two origins. No more.\n- Any lesson: a network.\n";
  expect([...readAbsent(list)]).toEqual([["19-cors", "two origins. No more."]]);
});

test("the ledger of the repository is read", () => {
  const { rows, absent } = browserLedger();
  expect(rows.length).toBeGreaterThan(0);
  expect(absent.get("22-scaling")).toMatch(
    /^Redis, worker processes and nginx/,
  );
});
