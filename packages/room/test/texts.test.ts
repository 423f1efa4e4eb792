import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { apply } from "../src/apply.ts";
import { Course } from "../src/course.ts";
import { exportVotes } from "../src/csv.ts";
import { cleanName, foldName, uniqueName } from "../src/name.ts";
import { NAME_LENGTH } from "../src/protocol.ts";
import { readFields, readNumber, readPlace, readText } from "../src/read.ts";
import { newState } from "../src/state.ts";
import { at, PLAN, quizAt } from "./plan.ts";

describe("cleanName", () => {
  test.each([
    [" Ada  Lovelace ", "Ada Lovelace"],
    ["<b>Ada</b>", "<b>Ada</b>"],
    ["Ada\u{0}\n\u{1B}[31m", "Ada[31m"],
    ["\u{202E}adA\u{202C}", "adA"],
    ["A\u{200B}d\u{FEFF}a\u{3164}", "Ada"],
    ["Дильноза 王", "Дильноза 王"],
    ["A\u{30A}", "Å"],
    ["e\u{20DD}\u{20DD}\u{20DD}\u{20DD}\u{20DD}", "e\u{20DD}\u{20DD}\u{20DD}"],
    ["\u{D800}Ada", "Ada"],
    ["👩".repeat(40), "👩".repeat(24)],
    ["👩🏽\u{200D}💻 Ada", "👩🏽\u{200D}💻 Ada"],
    ["❤️\u{200D}🔥".repeat(7), "❤️\u{200D}🔥".repeat(6)],
    ["علی\u{200C}رضا", "علی\u{200C}رضا"],
    ["\u{200D}A\u{200D}\u{200D}d\u{200C} a\u{200D}", "Ad a"],
    ["\u{3164}\u{200D}Ada", "Ada"],
    ["A\u{200B}\u{30A}", "Å"],
    [`${"क".repeat(23)}\u{200D}क\u{200D}क`, "क".repeat(23)],
    ["\u{202E}", ""],
    [undefined, ""],
    [["Ada"], ""],
  ])("%j is %j", (sent, name) => {
    expect(cleanName(sent)).toBe(name);
  });

  test("any text gives a short name, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (sent) => {
        const name = cleanName(sent);
        expect(Array.from(name).length).toBeLessThanOrEqual(NAME_LENGTH);
        expect(name).not.toMatch(/(?!\p{Join_Control})[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(name).toBe(name.trim());
        expect(cleanName(name)).toBe(name);
      }),
    );
  });
});

test("a joiner makes no other name", () => {
  const taken = new Set([foldName("Ada")]);
  expect(uniqueName("A\u{200D}da", taken)).toBe("A\u{200D}da 2");
});

test("uniqueName keeps within the length", () => {
  const long = "A".repeat(NAME_LENGTH);
  const taken = new Set([foldName(long)]);
  expect(uniqueName(long, taken)).toBe(`${"A".repeat(NAME_LENGTH - 2)} 2`);
});

describe("exportVotes", () => {
  test("one line for each vote; what looks like a formula is text", () => {
    const course = new Course(PLAN);
    const room = { code: "ABC234", teacher: "Ms Okafor", key: "secret" };
    const state = newState(room, course.first, "", 0);
    const names = ["=HYPERLINK(1)", '"Ada", L', "-1+1", "@x", "＝x", "Bo"];
    for (const [index, name] of names.entries()) {
      const id = String(index);
      apply(course, state, { kind: "join", id, digest: id, name });
    }
    apply(course, state, { kind: "show", place: at("predict"), at: 1 });
    const vote = { kind: "vote", poll: "11-sessions/Set", round: 1 } as const;
    for (const index of names.keys()) {
      const option = index === 0 ? "header" : "body";
      apply(course, state, { ...vote, id: String(index), option });
    }
    apply(course, state, { kind: "show", place: quizAt("predict"), at: 1 });
    const question = { ...vote, poll: "11-sessions/quiz/0", id: "5" };
    apply(course, state, { ...question, option: "0" });
    const asked = "Where will the two answers differ?,1";
    expect(exportVotes(course, state).split("\r\n")).toEqual([
      "Student,Poll,Question,Round,Vote,Right",
      `'=HYPERLINK(1),11-sessions/Set,${asked},A header,yes`,
      `"""Ada"", L",11-sessions/Set,${asked},Body,no`,
      `'-1+1,11-sessions/Set,${asked},Body,no`,
      `'@x,11-sessions/Set,${asked},Body,no`,
      `'＝x,11-sessions/Set,${asked},Body,no`,
      `Bo,11-sessions/Set,${asked},Body,no`,
      "Bo,11-sessions/quiz/0,Who can read what is in `session`?,1,Everybody,yes",
      "",
    ]);
  });
});

describe("what a client sends", () => {
  test("anything at all is read without an error, and bounded", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (sent) => {
        const place = readPlace(sent);
        expect(place === undefined || typeof place.lesson === "string").toBe(
          true,
        );
        expect(readText(sent)?.length ?? 0).toBeLessThanOrEqual(200);
      }),
    );
  });

  test.each([[-1], [1.5], [Number.NaN], [1e9], ["1"], [null], [[1]]])(
    "%j is no number of a round",
    (sent) => {
      expect(readNumber(sent)).toBeUndefined();
    },
  );

  test("only an object's own fields count", () => {
    const shape = { poll: readText };
    const inherited = Object.create({ poll: "x" }) as object;
    expect(readFields(inherited, shape)).toBeUndefined();
    expect(readFields({ poll: "x", more: 1 }, shape)).toEqual({ poll: "x" });
    expect(readPlace({ ...at("why"), step: "constructor" })).toBeUndefined();
  });
});
