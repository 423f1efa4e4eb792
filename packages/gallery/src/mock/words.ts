import type { Fluency } from "@decant/revise";
import { listed } from "../answers/text.ts";

/** The three ways in which an answer went, and their keys. */
export const FLUENCIES: readonly {
  readonly fluency: Fluency;
  readonly label: string;
}[] = [
  { fluency: "no", label: "No" },
  { fluency: "halting", label: "Halting" },
  { fluency: "fluent", label: "Fluent" },
];

/** `05:48`, rounded up: at 00:00 it is over. */
export function clockText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** What stands below the question's bar. */
export function shareSentence(
  { leftOfShare, share }: { leftOfShare: number; share: number },
  isRevealed: boolean,
): string {
  const all = Math.round(share);
  if (isRevealed) return "This is the half-minute answer. How was yours?";
  const left = Math.ceil(leftOfShare);
  return left > 0
    ? `${left} of ${all} seconds left. Say your answer aloud.`
    : `The ${all} seconds are over. Look at the answer.`;
}

/** `10 fluent, 10 halting and 5 no` */
export function scoreWords(scores: readonly Fluency[]): string {
  const count = (wanted: Fluency) =>
    scores.filter((one) => one === wanted).length;
  return listed([
    `${count("fluent")} fluent`,
    `${count("halting")} halting`,
    `${count("no")} no`,
  ]);
}
