import { describe, expect, test } from "@jest/globals";
import { readBug } from "../src/bugs.ts";

const DIFF = `--- a/src/app.ts
+++ b/src/app.ts
@@ -1,2 +1 @@
 use();

-next();
`;
const BUG = `Title: No next
Symptom: It hangs.
Hint: Look at the middleware.
Hint: Title: it never says next().

${DIFF}`;

describe("readBug", () => {
  test("reads the fields and the diff, empty lines included", () => {
    expect(readBug("bugs/missing-next.patch", BUG)).toEqual({
      name: "missing-next",
      title: "No next",
      symptom: "It hangs.",
      hints: ["Look at the middleware.", "Title: it never says next()."],
      diff: DIFF,
    });
  });

  const FIELDS = "expected Title:, Symptom: or Hint:";
  const ALL = "expected Title:, Symptom: and at least one Hint:";
  test.each([
    ["Title: No next", "A Title: No next", `1: ${FIELDS}`],
    ["Symptom: It hangs.", "Symptom:", `2: ${FIELDS}`],
    ["Hint: Look at the middleware.", "Hints: x", `3: ${FIELDS}`],
    ["Title: No next\n", "", `1: ${ALL}`],
    ["Symptom: It hangs.\n", "", `1: ${ALL}`],
    [/Hint: .*\n/g, "", `1: ${ALL}`],
    ["--- a/", "+++ a/", "6: expected a diff, --- a/<file>"],
    [DIFF, "", "6: expected a diff, --- a/<file>"],
  ])("with %s as %j it is refused", (old, changed, message) => {
    const text = BUG.replace(old, changed);
    expect(() => readBug("bugs/x.patch", text)).toThrow(
      new Error(`bugs/x.patch:${message}`),
    );
  });
});
