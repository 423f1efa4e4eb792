import { describe, expect, test } from "@jest/globals";
import type { Lesson, Side } from "../src/model.ts";
import { openingPair } from "../src/pair.ts";
import { planPresentation } from "../src/plan.ts";

const HOW = `**A bold start** names nothing.

An overview speaks of [read](#region:get) first.

**[Write](#region:set) and [read](#region:get).** Both.

Nothing is named in this paragraph.

Only [read](#region:get)
and [what is nowhere](#region:nowhere).`;

describe("planPresentation", () => {
  test("the regions as they are explained, then the others", () => {
    const { parts } = plan([]);
    expect(
      parts.map(({ region, sides, explained }) => [
        region,
        sides.map(({ name }) => name),
        explained.length,
      ]),
    ).toEqual([
      ["set", ["flask", "express"], 1],
      ["get", ["flask", "express"], 2],
      ["own", ["flask"], 0],
      ["only-here", ["express"], 0],
    ]);
  });

  test("a region is explained by whole paragraphs", () => {
    expect(plan([]).parts[1]?.explained).toEqual([
      "**[Write](#region:set) and [read](#region:get).** Both.",
      "Only [read](#region:get)\nand [what is nowhere](#region:nowhere).",
    ]);
  });

  test("where no paragraph begins in bold, all explain", () => {
    const lesson = makeLesson([]);
    const how = "First [read](#region:get).\n\nThen [write](#region:set).";
    const sections = { ...lesson.sections, "How it works": how };
    const { parts } = planPresentation({ ...lesson, sections }, lesson.sides);
    expect(parts.map(({ region }) => region).slice(0, 2)).toEqual([
      "get",
      "set",
    ]);
  });

  test("a region's requests: the first, and each with a difference of its own", () => {
    const { parts } = plan([
      { name: "Set", region: "set", flask: "a", express: "a" },
      { name: "Set again", region: "set", flask: "a", express: "a" },
      { name: "Unexplained", region: "set", flask: "a", express: "c" },
      { name: "Get", region: "get", flask: "a", express: "b" },
      { name: "Set bytes", region: "set", flask: "a", express: "b" },
      { name: "Set text", region: "set", flask: "a", express: "b" },
    ]);
    expect(parts.map(({ requests }) => requests)).toEqual([
      [
        { name: "Set", isTold: true },
        { name: "Set again", isTold: false },
        { name: "Unexplained", isTold: false },
        { name: "Set bytes", isTold: true },
        { name: "Set text", isTold: false },
      ],
      // Its difference was told before: it is there as the first.
      [{ name: "Get", isTold: true }],
      [],
      [],
    ]);
  });

  test("Flask may stand on the right", () => {
    const lesson = makeLesson([
      { name: "Set", region: "set", flask: "a", express: "a" },
      { name: "Set bytes", region: "set", flask: "a", express: "b" },
    ]);
    const { parts } = planPresentation(lesson, lesson.sides.toReversed());
    expect(parts[0]?.sides.map(({ name }) => name)).toEqual([
      "express",
      "flask",
    ]);
    expect(parts[0]?.requests).toEqual([
      { name: "Set", isTold: true },
      { name: "Set bytes", isTold: true },
    ]);
  });

  test("requests of no region, or of one that neither side has", () => {
    const { parts, unshown } = plan([
      { name: "Lost", region: undefined, flask: "a", express: "b" },
      { name: "Elsewhere", region: "nowhere", flask: "a", express: "b" },
      { name: "Get", region: "get", flask: "a", express: "b" },
    ]);
    expect(unshown).toEqual(["Lost", "Elsewhere"]);
    expect(parts.flatMap(({ requests }) => requests)).toEqual([
      { name: "Get", isTold: true },
    ]);
  });

  test("nothing differs where Flask is not shown, or a side has no answer", () => {
    const asked = [
      { name: "Get", region: "get", flask: "a", express: "a" },
      { name: "Again", region: "get", flask: undefined, express: "b" },
      { name: "Lost", region: "get", flask: "a", express: undefined },
    ];
    expect(plan(asked).parts[1]?.requests).toEqual([
      { name: "Get", isTold: true },
      { name: "Again", isTold: false },
      { name: "Lost", isTold: false },
    ]);
    const { sides } = makeLesson(asked);
    const { parts } = planPresentation(makeLesson(asked), sides.slice(1));
    expect(parts.map(({ region }) => region)).toEqual([
      "set",
      "get",
      "only-here",
    ]);
  });
});

describe("openingPair", () => {
  const names = (slug: string) =>
    openingPair({
      slug,
      sides: ["flask", "express", "django", "nestjs"].map((name) => ({ name })),
    } as unknown as Lesson).map(({ name }) => name);

  test("the sides that a lesson is named after, else the first two", () => {
    expect(names("flask-vs-django")).toEqual(["flask", "django"]);
    expect(names("what-is-flask")).toEqual(["flask", "express"]);
    expect(names("sessions")).toEqual(["flask", "express"]);
  });
});

interface Asked {
  readonly name: string;
  readonly region: string | undefined;
  readonly flask: string | undefined;
  readonly express: string | undefined;
}

function plan(asked: readonly Asked[]) {
  const lesson = makeLesson(asked);
  return planPresentation(lesson, lesson.sides);
}

/** Its ledger explains one difference: `a` in Flask, `b` in Express. */
function makeLesson(asked: readonly Asked[]): Lesson {
  const side = (name: "flask" | "express", regions: readonly string[]) =>
    ({
      name,
      files: [{ regions: regions.map((region) => ({ name: region })) }],
      answers: new Map(
        asked.flatMap((request) => {
          const body = request[name];
          if (body === undefined) return [];
          const answer = { status: 200, reason: "OK", headers: [], body };
          return [[request.name, answer]];
        }),
      ),
    }) as unknown as Side;
  return {
    sections: { "How it works": HOW },
    sides: [
      side("flask", ["own", "get", "set"]),
      side("express", ["set", "get", "only-here"]),
    ],
    requests: asked.map(({ name, region }) => ({ name, region })),
    ledger: [
      {
        requests: asked.map(({ name }) => name),
        part: "body",
        flask: "a",
        other: "b",
        side: "express",
        why: "Because.",
      },
    ],
  } as unknown as Lesson;
}
