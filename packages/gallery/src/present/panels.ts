// Pure: the server renders with it, and the page once a request is shown.
import { type LessonData, sideOf } from "../answers/data.ts";
import { answersHtml } from "../answers/html.ts";
import { PREDICTIONS, type Truth, truthOf } from "../answers/predict.ts";
import { escapeHtml, sentenceHtml } from "../answers/text.ts";
import {
  type AnswersView,
  type Outcome,
  viewExchange,
} from "../answers/view.ts";
import {
  pairQuery,
  type Stage,
  type StageRequest,
  type Step,
} from "./stage.ts";

/** What a panel shows of one request. */
export interface Asked {
  readonly data: LessonData;
  readonly stage: Stage;
  /** The region's name. */
  readonly part: string;
  readonly request: StageRequest;
  /** What was predicted; empty if nothing was. */
  readonly predicted: string;
  /** What each side said; a side that is not there shows its recording. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

const MOST_LINES = 9;
const MOST_CHARACTERS = 600;

const PANELS: Readonly<Record<Step, (asked: Asked) => string>> = {
  region: () => "",
  predict: predictHtml,
  send: sendHtml,
  answers: answersPanelHtml,
  why: whyPanelHtml,
};

/** The HTML of what stands under the code at a step. */
export function panelHtml(step: Step, asked: Asked): string {
  return PANELS[step](asked);
}

/** Without a script the options are a form, which leads to the next step. */
function predictHtml({ stage, part, request, predicted }: Asked): string {
  const fields = Object.entries({
    part,
    request: request.name,
    step: "send",
    ...pairQuery(stage),
  }).map(
    ([name, value]) =>
      `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  const buttons = PREDICTIONS.map(
    ({ place, label }, at) =>
      `<button name="predict" value="${place}" aria-pressed="${place === predicted}"><kbd>${at + 1}</kbd>${label}</button>`,
  );
  const question = "Before you send: where will the two answers differ?";
  return `<h2><span class="wire">${escapeHtml(request.line)}</span> ${question}</h2><form class="options" action="${stage.address}">${fields.join("")}${buttons.join("")}</form>`;
}

function sendHtml(asked: Asked): string {
  const { data, request } = asked;
  const found = data.requests.find(({ name }) => name === request.name);
  const raw = shorten(found?.raw.trimEnd() ?? "");
  return `<h2>${escapeHtml(request.name)}</h2><pre class="raw">${escapeHtml(raw)}</pre>${sidesHtml(asked, sayOutcome)}`;
}

function shorten(raw: string): string {
  const lines = raw.split("\n", MOST_LINES);
  const text = lines.join("\n").slice(0, MOST_CHARACTERS);
  return text.length < raw.length ? `${text}\n…` : text;
}

/** Says of each side whether its answer is live or recorded. */
function sidesHtml(
  { data, stage, outcomes }: Asked,
  say: (outcome: Outcome) => string,
): string {
  const items = stage.pair.map((name) => {
    const { label, style } = sideOf(data, name);
    const outcome = outcomes.get(name) ?? { kind: "recorded" };
    const said = sentenceHtml(say(outcome));
    return `<li class="${style} ${outcome.kind}"><span class="side-name">${escapeHtml(label)}</span> ${said}</li>`;
  });
  return `<ul class="sides">${items.join("")}</ul>`;
}

function sayOutcome(outcome: Outcome): string {
  const said = sayKind(outcome);
  if (outcome.kind === "live") {
    return `${said}, in ${outcome.answer.milliseconds.toFixed(1)} ms.`;
  }
  if (outcome.kind !== "recorded") return said;
  return outcome.note ? `${said}: ${outcome.note}` : `${said}.`;
}

const KINDS: Readonly<Record<Outcome["kind"], string>> = {
  live: "answered live",
  recorded: "as recorded",
  waiting: "is asked…",
  fault: "gave no answer",
};

/** Without the reason, which stands elsewhere. */
function sayKind({ kind }: Outcome): string {
  return KINDS[kind];
}

function answersPanelHtml(asked: Asked): string {
  const { data, stage, request, predicted } = asked;
  const truth = truthOf(data, request.name, stage.pair);
  const heading = escapeHtml(sayTruth(truth, predicted));
  return `<h2>${heading}</h2>${sidesHtml(asked, sayKind)}<div class="ans">${answersHtml(viewAsked(asked))}</div>`;
}

function whyPanelHtml(asked: Asked): string {
  const view = viewAsked(asked);
  if (view.differences === 0) return usualHtml(view);
  return `<h2 class="vh">Why they differ</h2><div class="ans">${answersHtml(view)}</div>`;
}

function viewAsked({ data, stage, request, outcomes }: Asked): AnswersView {
  const { pair } = stage;
  return viewExchange({ data, request: request.name, pair, outcomes });
}

/**
 * Says where the answers differ, and whether that was predicted.
 *
 * @param truth - undefined where an answer is not recorded
 * @param predicted - empty if nothing was
 */
export function sayTruth(truth: Truth | undefined, predicted: string): string {
  if (!truth) return "One of the two answers is not recorded.";
  const said = truth.places.includes("nowhere")
    ? "Nowhere, but for what differs in every lesson."
    : truth.sentence;
  const guess = PREDICTIONS.find(({ place }) => place === predicted);
  if (!guess) return said;
  const isRight = truth.places.includes(guess.place);
  const isAll = truth.places.length === 1;
  const verdict = isRight ? (isAll ? "Right" : "Not only") : "No";
  return `${guess.label}? ${verdict}: ${said.slice(0, 1).toLowerCase()}${said.slice(1)}`;
}

/** The reasons of what differs in every lesson, where nothing else does. */
function usualHtml({ usual }: AnswersView): string {
  if (usual.length === 0) return "<h2>The two answers are the same.</h2>";
  const items = usual.map(
    ({ name, reasons }) =>
      `<li><b>${escapeHtml(name)}</b> ${reasons.join(" ")}</li>`,
  );
  return `<h2>This differs in every lesson:</h2><ul class="usual">${items.join("")}</ul>`;
}
