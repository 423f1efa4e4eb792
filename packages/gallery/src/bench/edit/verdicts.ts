import type { SideEvent } from "@decant/exchange";
import { changedParts } from "../../answers/before-after.ts";
import type { LessonData } from "../../answers/data.ts";
import { capitalized, counted, inWords } from "../../answers/text.ts";

/** What a played request came to, beside what was recorded. */
export interface Verdict {
  readonly name: string;
  /** Its place in the file, from 1. */
  readonly number: number;
  /** `waiting` is not played (yet). */
  readonly kind: "same" | "changed" | "fault" | "waiting";
  /** The parts that changed: `body`, `Set-Cookie`. */
  readonly parts: readonly string[];
  /** A fault's sentence, else empty. */
  readonly message: string;
}

/** One play of a side, as far as it has come. */
export interface Play {
  readonly side: string;
  /** By the request's name. */
  readonly events: ReadonlyMap<string, SideEvent>;
  /** Whether nothing more will come. */
  readonly over: boolean;
}

/** Judges each of the lesson's requests. */
export function verdictsOf(
  data: LessonData,
  { side, events }: Play,
): Verdict[] {
  return data.requests.map(({ name }, index) => {
    const request = { name, number: index + 1, parts: [], message: "" };
    const event = events.get(name);
    if (event === undefined) return { ...request, kind: "waiting" };
    if (event.kind === "fault") {
      return { ...request, kind: "fault", message: event.message };
    }
    const parts = changedParts(data, side, name, event.answer);
    return { ...request, kind: parts.length > 0 ? "changed" : "same", parts };
  });
}

/** `Two of twelve answers changed`. */
export function headline(verdicts: readonly Verdict[], over: boolean): string {
  const of = verdicts.length;
  const count = (kind: Verdict["kind"]) =>
    verdicts.filter((verdict) => verdict.kind === kind).length;
  if (!over) return `Playing ${of - count("waiting")} of ${of}`;
  if (count("waiting") > 0) {
    return `It ended: ${inWords(count("waiting"))} of ${counted(of, "request")} ${count("waiting") === 1 ? "was" : "were"} not played`;
  }
  const changed = count("changed") + count("fault");
  if (changed === 0) return `All ${counted(of, "answer")} are as recorded`;
  return `${capitalized(inWords(changed))} of ${counted(of, "answer")} changed`;
}

/** `2 changed, 10 same`: above the list of requests. */
export function tally(verdicts: readonly Verdict[]): string {
  const words = {
    changed: "changed",
    fault: "failed",
    same: "same",
    waiting: "not played",
  };
  return (Object.keys(words) as (keyof typeof words)[])
    .map((kind) => ({
      word: words[kind],
      count: verdicts.filter((verdict) => verdict.kind === kind).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => `${count} ${word}`)
    .join(", ");
}
