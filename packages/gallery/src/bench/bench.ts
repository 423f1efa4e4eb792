import { type Lesson, openingPair, type Side } from "@decant/catalog";
import { formatRequest } from "@decant/exchange";
import { browserLedger } from "@decant/sandbox/ledger";
import { answersHtml } from "../answers/html.ts";
import { neighboursOf } from "../compare/neighbours.ts";
import { plainText, renderInline, renderProse } from "../render/markdown.ts";
import { numberRegions } from "../render/regions.ts";
import type { ModeView } from "./edit/mode.ts";
import { type RecordedExchange, viewExchanges } from "./exchanges.ts";
import { viewGuide } from "./guide.ts";
import { viewPane } from "./panes.ts";
import type { Sent } from "./send.ts";
import { type BenchState, READS, type Read } from "./state.ts";

const { absent } = browserLedger();
/** With more regions only those of the chosen chapter have a colour. */
const MOST_COLOURS = 10;

const TITLES: Readonly<Record<Read, string>> = {
  explain: "Explain",
  differ: "Differ",
  pitfalls: "Pitfalls",
  "follow-ups": "Follow-ups",
  quiz: "Quiz",
};

/**
 * All that `bench.njk` shows.
 *
 * @param lessons - all lessons, for the pager
 * @param sent - what a form has sent, and the answers
 * @param mode - what is edited or hunted
 */
export function viewBench(
  lesson: Lesson,
  state: BenchState,
  lessons: readonly Lesson[],
  sent?: Sent,
  mode?: ModeView,
) {
  const { left, right, chapters, request } = state;
  const { folder } = lesson;
  const numbers = numberRegions([left, right], chapters);
  const keep = pairQuery(lesson, state);
  const context = { folder, regions: numbers, keep };
  const guide = viewGuide(lesson, state, numbers, context);
  const requests = viewExchanges(lesson, left, right);
  const at = lessons.findIndex((one) => one.folder === folder);
  return {
    lesson,
    address: `/lessons/${folder}`,
    present: [`/lessons/${folder}/present`, keep.slice(0, -1)]
      .filter(Boolean)
      .join("?"),
    keep,
    question: renderInline(lesson.question, context),
    title: plainText(lesson.question),
    answer: renderProse(lesson.answer, context),
    many: numbers.size > MOST_COLOURS,
    state,
    reads: READS.map((name) => ({
      name,
      title: TITLES[name],
      size: sizes(lesson, guide)[name],
    })),
    guide,
    panes: [
      viewPane("left", lesson, left, numbers, state),
      viewPane("right", lesson, right, numbers, state),
    ],
    requests,
    asked: viewAsked(requests, state, sent),
    recordedWith: [left, right].map(versionOf).join(", "),
    raw: state.raw || (request ? formatRequest(request) : "GET /"),
    live: sent?.view !== undefined,
    notice: sent?.sentence ?? "",
    absent: absent.get(folder) ?? "",
    mode,
    of: lessons.length,
    previous: neighbour(lessons[at - 1]),
    next: neighbour(lessons[at + 1]),
    compare: neighboursOf(lesson, lessons),
  };
}

/** The chosen request; what a form has sent stands in its place. */
function viewAsked(
  requests: readonly RecordedExchange[],
  { request }: BenchState,
  sent: Sent | undefined,
) {
  const asked = requests.find(({ name }) => name === request?.name);
  const view = sent?.view;
  if (!asked || !view) return asked;
  return { ...asked, html: answersHtml(view), spoken: view.spoken };
}

/** Of the framework only: `Express 5.3.0`. */
function versionOf({ label, recordedWith }: Side): string {
  const versions = recordedWith.split(", ");
  return versions.find((one) => one.startsWith(`${label} `)) ?? label;
}

/** The sides, where they are not those with which the lesson opens. */
function pairQuery(lesson: Lesson, { left, right }: BenchState): string {
  const [first, second] = openingPair(lesson);
  if (left === first && right === second) return "";
  return `left=${left.name}&right=${right.name}&`;
}

function sizes(
  { followUps, quiz }: Lesson,
  { differ, pitfallCount }: ReturnType<typeof viewGuide>,
): Partial<Record<Read, number>> {
  return {
    differ: differ.rows.length,
    pitfalls: pitfallCount,
    "follow-ups": followUps.length,
    quiz: quiz.length,
  };
}

function neighbour(lesson: Lesson | undefined) {
  return (
    lesson && {
      address: `/lessons/${lesson.folder}`,
      number: lesson.number,
      title: plainText(lesson.question),
    }
  );
}
