import { type Lesson, openingPair, type Side } from "@decant/catalog";
import type {
  AnswerCard,
  Card,
  CardCode,
  DifferenceCard,
} from "@decant/revise";
import { escapeHtml } from "@decant/shared";
import { answersHtml } from "../answers/html.ts";
import { toLessonData } from "../answers/lesson-data.ts";
import { type AnswersView, viewExchange } from "../answers/view.ts";
import { highlight } from "../render/highlight.ts";
import { renderInline, renderProse } from "../render/markdown.ts";
import { sideStyle } from "../render/side-style.ts";

/** A card as HTML: what is asked, what helps to recall, and the answer. */
export interface CardHtml {
  /** The question, on one line. */
  readonly question: string;
  /** `sessions, follow-up` */
  readonly label: string;
  /** The request and the code under the question; empty for none. */
  readonly front: string;
  readonly back: string;
  /** Where the answer runs. */
  readonly see: { readonly address: string; readonly text: string };
}

const KINDS: Readonly<Record<Card["kind"], string>> = {
  "half-minute": "half-minute answer",
  "follow-up": "follow-up",
  answer: "what does it answer?",
  difference: "difference",
  quiz: "quiz",
};

/** Renders the cards of one lesson, by id. */
export function renderCards(
  lesson: Lesson,
  cards: readonly Card[],
): Record<string, CardHtml> {
  const context = { folder: lesson.folder };
  const render = rendererOf(lesson);
  return Object.fromEntries(
    cards.map((card) => [
      card.id,
      {
        question: renderInline(card.question, context),
        label: `${card.slug.replaceAll("-", " ")}, ${KINDS[card.kind]}`,
        see: seeOf(card),
        ...render(card),
      },
    ]),
  );
}

function rendererOf(lesson: Lesson) {
  const data = toLessonData(lesson);
  const styles = new Map(
    openingPair(lesson).map((side: Side) => [side.name, sideStyle(side)]),
  );
  const styleOf = (side: string) => styles.get(side) ?? "";
  const context = { folder: lesson.folder };
  return (card: Card): { front: string; back: string } => {
    if (card.kind === "answer") {
      const { pair, request } = card;
      const view = viewExchange({ data, request: request.name, pair });
      const back = `<div class="ans">${answersHtml(captioned(view))}</div>`;
      return { front: askedHtml(card, styleOf), back };
    }
    if (card.kind === "difference") {
      const why = renderInline(card.why, context);
      const back = `${valuesHtml(card, styleOf)}<p>${why}</p>`;
      return { front: requestHtml(card), back };
    }
    const back = renderProse(card.answer, context);
    if (card.kind !== "quiz") return { front: "", back };
    const options = card.options.map(
      (text) => `<li>${renderInline(text, context)}</li>`,
    );
    return { front: `<ul>${options.join("")}</ul>`, back };
  };
}

/** Says whose answers they are: no panes of code stand above them. */
function captioned(view: AnswersView): AnswersView {
  const [left, right] = view.columns;
  const caption = "as recorded";
  return {
    ...view,
    columns: [
      { ...left, caption },
      { ...right, caption },
    ],
  };
}

function seeOf(card: Card): CardHtml["see"] {
  const lesson = `/lessons/${card.folder}`;
  if (card.kind === "half-minute") {
    return { address: lesson, text: "See it run" };
  }
  if (!("request" in card)) {
    const read = card.kind === "quiz" ? "quiz" : "follow-ups";
    const address = `${lesson}?read=${read}`;
    return { address, text: "See the lesson" };
  }
  const { number, name } = card.request;
  return {
    address: `${lesson}?${new URLSearchParams({ request: name }).toString()}`,
    text: `See it run: step ${number}, ${name}`,
  };
}

function askedHtml(
  card: AnswerCard,
  styleOf: (side: string) => string,
): string {
  const panes = card.code.map((code) => codeHtml(code, styleOf(code.side)));
  return `${requestHtml(card)}<div class="sides">${panes.join("")}</div>`;
}

function requestHtml({ request }: AnswerCard | DifferenceCard): string {
  return `<pre class="raw">${escapeHtml(request.raw)}</pre>`;
}

function codeHtml(code: CardCode, style: string): string {
  const { label, file, text, language } = code;
  const lines = highlight(text, language).join("\n");
  return `<figure class="${style}"><figcaption><span class="side-name">${escapeHtml(label)}</span> ${escapeHtml(file)}</figcaption><pre><code>${lines}</code></pre></figure>`;
}

function valuesHtml(
  { values }: DifferenceCard,
  styleOf: (side: string) => string,
): string {
  const items = values.map(
    ({ label, side, value }) =>
      `<div class="${styleOf(side)}"><dt class="side-name">${escapeHtml(label)}</dt><dd>${sayValue(value)}</dd></div>`,
  );
  return `<dl class="values">${items.join("")}</dl>`;
}

function sayValue(value: string): string {
  if (value === "absent" || value === "") return value || "empty";
  return `<code>${escapeHtml(value)}</code>`;
}
