import { expect, test } from "@jest/globals";
import { readUnpaired } from "../src/unpaired.ts";

const VIEWS = { side: "flask", region: "views-2" };

test.each([
  [
    "- Only in Flask: [views](#region:views-2). Express has none.",
    "Express has none.",
  ],
  ["- Only in Flask: [the views](#region:views-2) of it.", "of it."],
  [
    "- Only in Flask: [views](#region:views-2). Express\n  has\n    none.",
    "Express has none.",
  ],
  ["- Only in Flask: [views](#region:views-2). Express\n has none.", "Express"],
])("%j", (text, why) => {
  expect(readUnpaired(text)).toEqual([{ ...VIEWS, why }]);
});

test.each([
  "- Only in Flask: [views](#region:views-2).",
  "- Only in Flask: [views](#region:views-2)",
  "- Only in Flask: [views](#views). Why.",
  "- Only in Flask: [](#region:views). Why.",
  "- Only in : [views](#region:views). Why.",
  "x - Only in Flask: [views](#region:views). Why.",
  "- Only in Flask: [views](#region:views).Why.",
  "- In Flask: [views](#region:views). Why.",
])("%j declares nothing", (text) => {
  expect(readUnpaired(text)).toEqual([]);
});

test("several, in their order", () => {
  const text =
    "Text.\n\n- Only in Flask: [a](#region:a). One.\n- Other.\n- Only in NestJS: [b](#region:b). Two.";
  expect(readUnpaired(text)).toEqual([
    { side: "flask", region: "a", why: "One." },
    { side: "nestjs", region: "b", why: "Two." },
  ]);
});
