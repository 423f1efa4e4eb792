import type { RecordedAnswer } from "@decant/exchange";
import { describe, expect, test } from "@jest/globals";
import {
  changedParts,
  viewBeforeAfter,
} from "../../src/answers/before-after.ts";
import { answer, live, makeData, request } from "./made-up-data.ts";

describe("before and after a change", () => {
  const before = answer("Put bread", 200, "bread", [
    ["Content-Length", "5"],
    ["ETag", 'W/"1"'],
    ["Vary", "Cookie"],
  ]);
  const now = answer("Put bread", 200, "tea, milk, bread", [
    ["Content-Length", "16"],
    ["ETag", 'W/"2"'],
    ["Vary", "Cookie"],
    ["Set-Cookie", "session=1"],
  ]);
  const data = makeData({
    requests: [request("Put bread", "POST /basket/bread")],
    flask: [before],
  });
  const changed = (after: RecordedAnswer, name = "Put bread") =>
    changedParts(data, "flask", name, live(after));

  test("names the parts that changed, without what follows from the body", () => {
    expect(changed(before)).toEqual([]);
    expect(changed(now)).toEqual(["Set-Cookie", "body"]);
    expect(changed({ ...before, status: 500, reason: "Error" })).toEqual([
      "status",
    ]);
    expect(changed(before, "New")).toEqual(["answer"]);
  });

  test("an ETag that changes with the same body is a change", () => {
    const headers = [...before.headers.slice(0, 1), ["ETag", "2"] as const];
    expect(changed({ ...before, headers })).toEqual(["ETag", "Vary"]);
  });

  test("marks what changed in each value", () => {
    const view = viewBeforeAfter({
      data,
      side: "flask",
      request: "Put bread",
      before: { kind: "recorded" },
      now: { kind: "live", answer: live(now) },
      names: ["before", "now"],
      captions: ["recorded", "your private copy"],
    });
    expect(view.columns.map(({ label, caption }) => [label, caption])).toEqual([
      ["Flask before", "recorded"],
      ["Flask now", "your private copy"],
    ]);
    expect(view.open[0]?.cells[1]?.values[0]?.pieces).toEqual([
      { text: "tea, milk, ", kind: "changed" },
      { text: "bread", kind: "plain" },
    ]);
    expect(view.open[0]?.cells[0]?.values[0]?.pieces).toEqual([
      { text: "bread", kind: "plain" },
    ]);
    expect(view.usual.map(({ name }) => name)).toEqual([
      "Content-Length",
      "ETag",
    ]);
    expect(view.spoken).toBe("200, two differences");
    expect(view.open.every(({ unexplained }) => !unexplained)).toBe(true);
  });
});
