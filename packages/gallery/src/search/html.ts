import { escapeHtml } from "../answers/text.ts";
import type { FoundLesson, Hit } from "./find.ts";
import type { Segment } from "./marks.ts";
import type { FoundPage } from "./pages.ts";

const LABELS: Readonly<Record<Hit["kind"], string>> = {
  question: "Answer",
  code: "Name in code",
  region: "Region",
  pitfall: "Pitfall",
  request: "Request",
  "follow-up": "Follow-up",
};

/** A hit as both a page's script and the server show it: what it is, and why. */
export function hitHtml({ kind, title, excerpt, names }: Hit): string {
  const isCode = names.length > 0 && (kind === "region" || kind === "code");
  const label = isCode ? LABELS.code : LABELS[kind];
  const heading = kind === "question" ? "" : `<b>${markedHtml(title)}</b>`;
  const tag = isCode || kind === "request" ? "code" : "mark";
  const found = names.map((name) => `<${tag}>${escapeHtml(name)}</${tag}>`);
  const text = isCode ? "" : markedHtml(excerpt);
  const all = [heading, text, ...found].filter((part) => part !== "");
  return `<span class="search-kind">${label}</span> <span class="search-text">${all.join(" ")}</span>`;
}

/** A page that is no lesson. */
export function pageHtml({ title, text }: FoundPage): string {
  return `<span class="search-kind">Page</span> <span class="search-text"><b>${title}</b> ${text}</span>`;
}

/** The heading above the hits of a lesson. */
export function lessonHtml({ lesson, question, topic }: FoundLesson): string {
  return `<span class="num">${lesson.number}</span> <span>${markedHtml(question)}</span> <small class="muted">${markedHtml(topic)}</small>`;
}

/** A text whose found words are marked. */
function markedHtml(segments: readonly Segment[]): string {
  return segments
    .map(({ text, found }) =>
      found ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text),
    )
    .join("");
}
