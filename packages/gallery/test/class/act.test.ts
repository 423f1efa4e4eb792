import type { PublicPoll, StudentState } from "@decant/room";
import { expect, test } from "@jest/globals";
import type { ClassAnswers, ClassLesson } from "../../src/class/lesson.ts";
import { screenPanel } from "../../src/class/screen/panel.ts";
import { actHtml, missedCard, sayIn } from "../../src/class/student/act.ts";
import { barsOf, sayRight, tallyHtml } from "../../src/class/tally.ts";

const lesson = {
  folder: "11-sessions",
  stage: { parts: [] },
  quiz: [
    { text: "Who?", question: "<b>Who?</b>", options: ["<i>I</i>", "You"] },
  ],
} as unknown as ClassLesson;
const POLL: PublicPoll = {
  id: "11-sessions/Set",
  kind: "prediction",
  question: "Where?",
  options: [
    { id: "body", label: "Body <b>" },
    { id: "header", label: "A header" },
  ],
  status: "open",
  round: 1,
  result: null,
};
const REVEALED: PublicPoll = {
  ...POLL,
  status: "revealed",
  round: 2,
  result: {
    right: ["header"],
    rounds: [
      { body: 3, header: 1 },
      { body: 1, header: 3 },
    ],
  },
};

function stateWith(
  poll: PublicPoll | null,
  change: Partial<StudentState["shown"]["place"]> = {},
): StudentState {
  return {
    room: { code: "ABCDEF", teacher: "Ms Okafor" },
    shown: {
      number: 1,
      place: {
        lesson: "11-sessions",
        part: "set",
        request: "Set",
        quiz: null,
        step: "predict",
        ...change,
      },
      since: 0,
      everyoneFollows: true,
      poll,
    },
    count: { here: 24, voted: 23, ready: 0 },
    notice: null,
    you: {
      id: "1",
      name: "Ada",
      vote: null,
      ready: false,
      looking: null,
      asks: false,
    },
    token: "t",
  };
}

const act = (
  poll: PublicPoll | null,
  vote: string | null = null,
  change: Partial<StudentState["shown"]["place"]> = {},
) =>
  actHtml({ state: stateWith(poll, change), lesson, answers: undefined, vote });

test("an open vote has its options as text, and no tally", () => {
  const html = act(POLL, "body");
  expect(html).toContain('data-vote="body"');
  expect(html).toContain("<span>Body &lt;b&gt;</span>");
  expect(html).not.toContain("tally");
});

test("a question of the quiz is shown as the lesson writes it", () => {
  const options = [
    { id: "0", label: "*I*" },
    { id: "1", label: "You" },
  ];
  const poll: PublicPoll = { ...POLL, kind: "quiz", options };
  const html = act(poll, null, { part: null, request: null, quiz: 0 });
  expect(html).toContain("<b>Who?</b>");
  expect(html).toContain("<span><i>I</i></span>");
});

test.each([
  [POLL, null, "Tap an answer. You can change it until the vote is closed."],
  [POLL, "body", "23 of 24 are in. Tap another answer to change yours."],
  [
    { ...POLL, status: "closed" as const },
    "body",
    "The vote is closed. Your teacher reveals what came.",
  ],
])("what stands below the options: %#", (poll, vote, said) => {
  expect(sayIn(stateWith(poll), vote)).toBe(said);
});

test("the reveal says what one said, who had it, and how it was before", () => {
  const html = act(REVEALED, "body", { step: "answers" });
  expect(html).toContain("Body &lt;b&gt; <i>(you)</i>");
  expect(html).toContain(
    "You said Body &lt;b&gt;. 3 of 4 had it. Before: 1 of 4.",
  );
  expect(act(REVEALED, null, { step: "answers" })).toContain(
    "You did not vote. 3 of 4 had it.",
  );
});

test.each([
  [REVEALED, "body", "11-sessions/answer/set"],
  [REVEALED, "header", ""],
  [REVEALED, null, ""],
  [POLL, "body", ""],
])("the card of what was answered wrongly: %#", (poll, vote, card) => {
  const answers = {
    requests: { Set: { card: "11-sessions/answer/set" } },
    quiz: [],
  } as unknown as ClassAnswers;
  const state = stateWith(poll, { step: "answers" });
  expect(missedCard({ state, lesson, answers, vote })).toBe(card);
});

test("the longest bar is as long as there is room, and none has a style", () => {
  const options = POLL.options.map(({ id }) => ({ id, html: id }));
  const html = tallyHtml(barsOf(options, { body: 1, header: 4 }, ["header"]));
  expect(html).toContain('<rect width="25.0%"');
  expect(html).toContain('<rect width="100.0%"');
  expect(html).not.toContain("style");
  expect(tallyHtml(barsOf(options, {}, []))).toContain('<rect width="0.0%"');
  expect(sayRight(barsOf(options, {}, []))).toBe("0 of 0");
});

test("the wall has no tally before it is revealed", () => {
  const { shown } = stateWith(POLL);
  expect(screenPanel(lesson, shown, "", undefined)).not.toContain("tally");
  const { shown: revealed } = stateWith(REVEALED, { step: "answers" });
  const panel = screenPanel(lesson, revealed, "<p>both</p>", undefined);
  expect(panel).toContain("tally across");
  expect(panel).toContain("<p>both</p>");
  const { shown: region } = stateWith(null, { request: null, step: "region" });
  expect(screenPanel(lesson, region, "", undefined)).toBe("");
});
