import type { Lesson, Side } from "@decant/catalog";
import { expect, test } from "@jest/globals";
import { bugRegions } from "../src/bench/bug-regions.ts";
import { chaptersOf } from "../src/render/chapters.ts";

const lesson = (how: string) =>
  ({ sections: { "How it works": how } }) as unknown as Lesson;

test("a paragraph with a bold start and a region begins a chapter", () => {
  const how = `Before all.

**[Write](#region:set) and [read](#region:get).** As \`this\`.

More of [it](#region:more).

**[List](#region:list)** and **[add](#region:add).** Two.

**Its place** is [here](#region:place).

**No region.** Nothing.`;
  expect(chaptersOf(lesson(how))).toEqual([
    {
      id: "set",
      title: "Write and read",
      regions: ["set", "get", "more"],
      text: "Before all.\n\nAs `this`.\n\nMore of [it](#region:more).",
    },
    {
      id: "list",
      title: "List and add",
      regions: ["list", "add"],
      text: "Two.",
    },
    {
      id: "place",
      title: "Its place",
      regions: ["place"],
      text: "**Its place** is [here](#region:place).\n\n**No region.** Nothing.",
    },
  ]);
});

test("a bug is in the regions whose lines its diff changes", () => {
  const files = [
    {
      path: "src/app.ts",
      regions: [
        { name: "outer", start: 2, end: 9 },
        { name: "inner", start: 4, end: 5 },
        { name: "other", start: 12, end: 14 },
      ],
    },
  ];
  const sides = [{ files }] as unknown as Side[];
  const diff = `--- a/src/app.ts
+++ b/src/app.ts
@@ -3,3 +3,3 @@
 three
-four
+for
 five
`;
  const bug = { name: "b", title: "", symptom: "", hints: [], diff };
  const found = bugRegions({ ...lesson(""), sides }, bug);
  expect([...found]).toEqual(["outer", "inner"]);
});
