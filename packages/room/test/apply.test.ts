import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { apply } from "../src/apply.ts";
import { Course } from "../src/course.ts";
import { type ClassState, type Command, newState } from "../src/state.ts";
import { MOST_STUDENTS } from "../src/students.ts";
import { viewCount, viewShown, viewTeacherPoll } from "../src/view.ts";
import type { Place } from "../src/views.ts";
import { at, PLAN, quizAt, REGION } from "./plan.ts";

const COURSE = new Course(PLAN);
const SET = "11-sessions/Set";

function open(): ClassState {
  const room = { code: "ABC234", teacher: "Ms Okafor", key: "secret" };
  return newState(room, COURSE.first, "plan", 0);
}

function run(state: ClassState, ...commands: Command[]) {
  return commands.map((command) => apply(COURSE, state, command));
}

const join = (id: string, name = ""): Command => ({
  kind: "join",
  id,
  digest: `digest of ${id}`,
  name,
});
const rename = (id: string, name: string): Command => ({
  kind: "rename",
  id,
  name,
});
const show = (place: ReturnType<typeof at>): Command => ({
  kind: "show",
  place,
  at: 1,
});
const vote = (id: string, option: string, round = 1, poll = SET): Command => ({
  kind: "vote",
  id,
  poll,
  round,
  option,
});
const OK = { ok: true };

describe("names", () => {
  test("who gives none gets a number, who comes second gets one too", () => {
    const state = open();
    run(state, join("a", "Ada"), join("b"), join("c", "ada"), join("d", "Ada"));
    const names = Object.values(state.students).map(({ name }) => name);
    expect(names).toEqual(["Ada", "Student 2", "ada 2", "Ada 3"]);
  });

  test("a name that was given up is free, also in a copy of the state", () => {
    const state = open();
    run(state, join("a", "Ada"), join("b", "Bo"), rename("a", "Chen"));
    const copy = JSON.parse(JSON.stringify(state)) as ClassState;
    for (const one of [state, copy]) {
      run(one, join("c", "Ada"), join("d", "chen"), rename("b", ""));
      const names = Object.values(one.students).map(({ name }) => name);
      expect(names).toEqual(["Chen", "Student 2", "Ada", "chen 2"]);
    }
  });

  test("a class takes so many students and no more", () => {
    const state = open();
    for (let index = 0; index < MOST_STUDENTS; index += 1) {
      run(state, join(`s${index}`, `n${index}`));
    }
    expect(run(state, join("one more"))).toEqual([
      { ok: false, why: "A class takes 3000 students, and it is full." },
    ]);
  });
});

describe("places", () => {
  test("one that the plan has not is refused in a sentence", () => {
    const state = open();
    const refusals = run(
      state,
      show({ ...REGION, lesson: "99-none" }),
      show({ ...REGION, part: "none" }),
      show({ ...REGION, step: "why" }),
      show({ ...at("predict"), request: "None" }),
      show({ ...quizAt("predict"), quiz: 9 }),
      show(quizAt("why")),
      show({ ...quizAt("predict"), part: "set" }),
    ).map((reply) => (reply.ok ? "" : reply.why));
    expect(refusals).toEqual([
      "There is no lesson 99-none.",
      "11-sessions has no part none.",
      "The step why needs a request.",
      "The part set has no request None.",
      "11-sessions has no question 10.",
      "A question has the steps predict and answers, not why.",
      "A place is a part or a question of the quiz, not both.",
    ]);
    expect(state.place).toEqual(COURSE.first);
    expect(state.number).toBe(1);
  });

  test("a request without a recording is shown, and nothing is asked", () => {
    const state = open();
    const place = { ...REGION, part: "get", request: "Not recorded" };
    expect(run(state, show({ ...place, step: "predict" }))).toEqual([OK]);
    expect(viewShown(COURSE, state).poll).toBeNull();
  });

  test("an open poll of another place is closed", () => {
    const state = open();
    run(state, show(at("predict")), show(at("predict", "Set twice")));
    expect(state.polls[SET]?.status).toBe("closed");
    expect(state.polls["11-sessions/Set twice"]?.status).toBe("open");
  });

  test("following again brings all back", () => {
    const state = open();
    run(
      state,
      join("a"),
      { kind: "follow", everyone: false },
      { kind: "look", id: "a", lesson: "12-cookies" },
      { kind: "follow", everyone: true },
    );
    expect(state.students["a"]?.looking).toBeNull();
  });
});

describe("polls", () => {
  test("what a student may not do is refused in a sentence", () => {
    const state = open();
    run(state, join("a"), show(at("predict")));
    const refusals = run(
      state,
      vote("nobody", "body"),
      vote("a", "everything"),
      vote("a", "body", 2),
      vote("a", "body", 1, "11-sessions/Set twice"),
      vote("a", "body", 1, "__proto__"),
      { kind: "close", poll: "__proto__" },
      { kind: "revote", poll: "constructor", round: 1, at: 1 },
      { kind: "revote", poll: SET, round: 3, at: 1 },
    ).map((reply) => (reply.ok ? "" : reply.why));
    expect(refusals).toEqual([
      "The class does not know you: join again.",
      "This is not one of the answers.",
      "This round is over: vote in the new one.",
      "This poll is over.",
      "This poll is over.",
      "This poll is not shown now.",
      "This poll is not shown now.",
      "The next round is 2.",
    ]);
    expect(viewCount(COURSE, state, 1).voted).toBe(0);
  });

  test("the same tap on Vote again twice opens one round", () => {
    const state = open();
    const again: Command = { kind: "revote", poll: SET, round: 2, at: 1 };
    run(state, show(at("predict")), { kind: "close", poll: SET });
    expect(run(state, again, again)).toEqual([OK, OK]);
    expect(state.polls[SET]?.rounds).toHaveLength(2);
  });

  test("after the end nothing is taken, and nobody's name or vote is kept", () => {
    const state = open();
    run(state, join("a", "Ada"), show(at("predict")));
    run(state, { kind: "ready", id: "a", number: state.number });
    run(state, { kind: "end" });
    expect(run(state, join("a"))).toEqual([
      { ok: false, why: "The class is over." },
    ]);
    const { students, ids, ready, polls } = state;
    expect({ students, ids, ready, polls }).toEqual({
      students: {},
      ids: {},
      ready: {},
      polls: {},
    });
  });

  test("a new room opens after the end only, and is as new", () => {
    const state = open();
    const opening: Command = {
      kind: "open",
      code: "XYZ789",
      teacher: "Mr Lee",
      at: 5,
    };
    expect(run(state, opening)).toEqual([
      { ok: false, why: "A room is open already." },
    ]);
    run(state, join("a", "Ada"), show(at("predict")), { kind: "end" });
    expect(run(state, opening)).toEqual([OK]);
    const room = { code: "XYZ789", teacher: "Mr Lee", key: "secret" };
    const fresh = newState(room, COURSE.first, "plan", 5);
    expect(state).toEqual({ ...fresh, version: 5 });
  });
});

const id = fc.constantFrom("a", "b", "c", "__proto__", "nobody");
const place: fc.Arbitrary<Place> = fc.record({
  lesson: fc.constantFrom("11-sessions", "12-cookies", "__proto__"),
  part: fc.constantFrom("set", "get", "all", null),
  request: fc.constantFrom("Set", "Set twice", "Not recorded", null),
  quiz: fc.constantFrom(null, 0, 1),
  step: fc.constantFrom("region", "predict", "send", "answers", "why"),
});
const poll = fc.constantFrom(SET, "11-sessions/quiz/0", "__proto__");
const round = fc.integer({ min: 0, max: 3 });
const option = fc.constantFrom("body", "header", "0", "1", "__proto__");
const of = <Kind extends Command["kind"]>(kind: Kind) =>
  fc.constant<Kind>(kind);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: of("join"),
    id,
    digest: fc.constant("digest"),
    name: fc.string(),
  }),
  fc.record({ kind: of("rename"), id, name: fc.string() }),
  fc.record({ kind: of("vote"), id, poll, round, option }),
  fc.record({ kind: of("ready"), id, number: round }),
  fc.record({ kind: of("ask"), id, asks: fc.boolean() }),
  fc.record({ kind: of("show"), place, at: fc.constant(1) }),
  fc.record({ kind: of("close"), poll }),
  fc.record({ kind: of("revote"), poll, round, at: fc.constant(1) }),
);

describe("whatever comes, in whatever order", () => {
  test("nobody sees a tally that is not revealed, votes twice, or opens what is closed", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const state = open();
        run(state, join("a"), join("b"), join("c"));
        for (const one of commands) {
          const before = structuredClone(state.polls);
          apply(COURSE, state, one);
          const { poll: shown } = viewShown(COURSE, state);
          expect(shown?.result === null).toBe(
            shown ? shown.status !== "revealed" : false,
          );
          const votes = viewTeacherPoll(COURSE, state)?.rounds.at(-1) ?? {};
          const sum = Object.values(votes).reduce((all, few) => all + few, 0);
          expect(sum).toBeLessThanOrEqual(Object.keys(state.students).length);
          for (const [name, { status, rounds }] of Object.entries(
            state.polls,
          )) {
            const old = before[name];
            const isReopened = old?.status !== "open" && status === "open";
            // A new round, or the first one of a place that is shown.
            const expected = old ? "revote" : "show";
            expect(isReopened ? one.kind : expected).toBe(expected);
            expect(rounds.length - (old?.rounds.length ?? 0)).toBe(
              isReopened ? 1 : 0,
            );
            // Earlier rounds stay as they were.
            expect(rounds.slice(0, -1)).toEqual(
              (old?.rounds ?? []).slice(0, rounds.length - 1),
            );
          }
        }
        const stillOpen = Object.values(state.polls).filter(
          ({ status }) => status === "open",
        );
        expect(stillOpen.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("a name of Object's own is no student", () => {
    const state = open();
    expect(run(state, rename("__proto__", "Ada"))).toEqual([
      { ok: false, why: "The class does not know you: join again." },
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("two copies that apply the same commands are the same", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const [one, two] = [open(), open()];
        run(one, ...commands);
        // The other one was kept in Redis halfway.
        const half = Math.floor(commands.length / 2);
        run(two, ...commands.slice(0, half));
        const copy = JSON.parse(JSON.stringify(two)) as ClassState;
        run(copy, ...commands.slice(half));
        expect(JSON.stringify(copy)).toBe(JSON.stringify(one));
      }),
    );
  });
});
