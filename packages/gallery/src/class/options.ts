import type { PublicPoll } from "@decant/room/protocol";
import { escapeHtml } from "../answers/text.ts";
import type { ClassLesson } from "./lesson.ts";

/** What may be chosen in a poll, with its label as HTML. */
export function optionsOf(
  poll: PublicPoll,
  { quiz }: ClassLesson,
  question: number | null,
): { id: string; html: string }[] {
  const texts = question === null ? undefined : quiz[question]?.options;
  return poll.options.map(({ id, label }, at) => ({
    id,
    html: texts?.[at] ?? escapeHtml(label),
  }));
}

/** The question of a poll, as HTML. */
export function questionOf(
  poll: PublicPoll,
  { quiz }: ClassLesson,
  question: number | null,
): string {
  const text = question === null ? undefined : quiz[question]?.question;
  return text ?? escapeHtml(poll.question);
}
