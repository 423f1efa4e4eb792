import { escapeHtml } from "@decant/shared";
import type { AnswerCard, Card, DifferenceCard } from "../cards/model.ts";

/** Turns Markdown into HTML; `isLine` for text without paragraphs. */
export type RenderMarkdown = (markdown: string, isLine: boolean) => string;

/** The fields of a card's note, as HTML, in the order of `FIELDS`. */
export function fieldsOf(card: Card, render: RenderMarkdown): string[] {
  const { number, slug } = card;
  const [shown, answer] = sidesOf(card, render);
  return [
    render(card.question, true),
    shown,
    answer,
    escapeHtml(`Decant, lesson ${number}: ${slug.replaceAll("-", " ")}`),
  ].map(plain);
}

function sidesOf(card: Card, render: RenderMarkdown): [string, string] {
  if (card.kind === "answer") {
    return [requestHtml(card) + codeHtml(card), answersHtml(card)];
  }
  if (card.kind === "difference") {
    const why = render(card.why, true);
    return [requestHtml(card), `${valuesHtml(card)}<p>${why}</p>`];
  }
  const answer = render(card.answer, false);
  if (card.kind !== "quiz") return ["", answer];
  const options = card.options.map((text) => `<li>${render(text, true)}</li>`);
  return [`<ul>${options.join("")}</ul>`, answer];
}

function requestHtml({ request }: AnswerCard | DifferenceCard): string {
  return preHtml(request.raw);
}

function codeHtml({ code }: AnswerCard): string {
  return code
    .map(
      ({ label, file, text }) =>
        `<p><b>${escapeHtml(label)}</b> ${escapeHtml(file)}</p>${preHtml(text)}`,
    )
    .join("");
}

/** What was recorded, as it stands on the wire. */
function answersHtml({ answers }: AnswerCard): string {
  return answers
    .map(({ label, answer }) => {
      const { status, reason, headers, body } = answer;
      const head = [
        `${status} ${reason}`,
        ...headers.map(([name, value]) => `${name}: ${value}`),
      ].join("\n");
      return `<p><b>${escapeHtml(label)}</b></p>${preHtml(`${head}\n\n${body}`.trim())}`;
    })
    .join("");
}

function valuesHtml({ values }: DifferenceCard): string {
  return values
    .map(
      ({ label, value }) =>
        `<p><b>${escapeHtml(label)}</b></p>${preHtml(value || "empty")}`,
    )
    .join("");
}

function preHtml(text: string): string {
  return `<pre>${escapeHtml(text)}</pre>`;
}

/**
 * Links lead to pages that a phone in a train does not have, and Anki has no
 * style for the colours of code: the text of both stays.
 */
function plain(html: string): string {
  return html.replaceAll(/<\/?(?:a|img|span)\b[^>]*>/g, "");
}
