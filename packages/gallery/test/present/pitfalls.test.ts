import type { Lesson } from "@decant/catalog";
import { expect, test } from "@jest/globals";
import { pitfallsOf } from "../../src/present/pitfalls.ts";

const DIFF = `--- a/src/app.ts
+++ b/src/app.ts
@@ -9,4 +9,4 @@
 nine
-ten
+TEN
 eleven
@@ -20,2 +20,3 @@
 twenty
+more
 twenty-one
`;

test("a pitfall is about what it names, and about what its bug changes", () => {
  const region = (name: string, start: number, end: number) => ({
    name,
    start,
    end,
  });
  const lesson = {
    sections: {
      Pitfalls: `- **One.** It goes
  on. ([practise it](bugs/one.patch))
- **Two.** See [set](#region:set).
- **Three.** ([practise it](bugs/lost.patch))`,
    },
    bugs: [{ name: "one", diff: DIFF }],
    sides: [
      {
        files: [
          {
            path: "src/app.ts",
            regions: [
              region("before", 1, 9),
              region("ten", 10, 10),
              region("after", 13, 19),
              region("twenty", 20, 30),
            ],
          },
          { path: "src/other.ts", regions: [region("other", 1, 99)] },
        ],
      },
    ],
  } as unknown as Lesson;
  expect(
    pitfallsOf(lesson).map(({ text, regions }) => [text, [...regions]]),
  ).toEqual([
    ["**One.** It goes on. ([practise it](bugs/one.patch))", ["ten", "twenty"]],
    ["**Two.** See [set](#region:set).", ["set"]],
    ["**Three.** ([practise it](bugs/lost.patch))", []],
  ]);
});
