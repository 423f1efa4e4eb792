import { describe, expect, test } from "@jest/globals";
import { findPlace } from "../src/mutants/places.ts";
import { count } from "../src/mutants/try-flask.ts";

const PLACE = findPlace("16", "python");
const DIFF = `--- mutation diff ---
--- a/flask/pages.py
+++ b/flask/pages.py
@@ -1,3 +1,3 @@
 import csv
-    if page > 1:
+    if page >= 1:
`;

function tried(outcome: string | null, output = "", diff = DIFF) {
  return [
    { mutations: [{ module_path: "flask/pages.py" }] },
    { worker_outcome: "normal", test_outcome: outcome, output, diff },
  ] as const;
}

describe("count", () => {
  test("tells the killed from the late, and shows the survivors", () => {
    const removed = "--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-    @books.get('')\n";
    expect(
      count(PLACE, [
        tried("killed", "1 failed"),
        tried("killed", "timeout"),
        tried("survived"),
        tried("survived", "", removed),
      ]),
    ).toMatchObject({
      place: "16-rest-api-flask",
      killed: 1,
      timedOut: 1,
      survivors: [
        { file: "flask/pages.py", change: "if page > 1: → if page >= 1:" },
        { file: "flask/pages.py", change: "@books.get('') →" },
      ],
    });
  });

  test.each([null, "incompetent"])("%j is no verdict", (outcome) => {
    expect(() => count(PLACE, [tried(outcome, "no such file")])).toThrow(
      new Error("Not tried: no such file"),
    );
  });
});
