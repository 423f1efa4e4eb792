import { type Lesson, openingPair, planPresentation } from "@decant/catalog";
import { excerpt, many } from "./excerpt.ts";
import { isChanged, type Rehearsal } from "./show-rehearsal.ts";

/** What would not go as planned in front of a class, sentence by sentence. */
export interface StageReport {
  /** What would fail. */
  readonly failures: readonly string[];
  /** What would work, and leave something empty. */
  readonly gaps: readonly string[];
}

/**
 * Judges what was played of a lesson as the gallery would present it.
 *
 * @param missing - for each side that is not installed, how to install it
 */
export function judgeStage(
  lesson: Lesson,
  missing: readonly string[],
  rehearsals: readonly Rehearsal[],
): StageReport {
  return {
    failures: [...missing, ...rehearsals.flatMap(failuresOf)],
    gaps: gapsOf(lesson),
  };
}

function failuresOf({ side, outcome }: Rehearsal): string[] {
  if (outcome instanceof Error) return [`${side.label}: ${outcome.message}`];
  return outcome.filter(isChanged).map(({ request, mismatches, fault }) => {
    const parts = mismatches.map(
      ({ part, recorded, live }) =>
        `${part} is ${excerpt(live, recorded)}, recorded is ${excerpt(recorded, live)}`,
    );
    const what = fault ?? `${parts.join("; ")}.`;
    return `${side.label}, "${request}": ${what}`;
  });
}

function gapsOf(lesson: Lesson): string[] {
  const { parts, unshown } = planPresentation(lesson, openingPair(lesson));
  const silent = parts.filter(({ requests }) => requests.length === 0);
  const alone = parts.filter(({ sides }) => sides.length === 1);
  return [
    ...count(
      silent.map(({ region }) => region),
      "part",
      "without a request",
    ),
    ...count(
      unshown.map((name) => `"${name}"`),
      "request",
      "that no part shows",
    ),
    ...alone.map(({ region, sides: [side] }) => {
      return `"${region}" stands in ${side?.label} only.`;
    }),
  ];
}

/** Such as `2 parts without a request: a, b.`; nothing where there is none. */
function count(names: readonly string[], noun: string, what: string) {
  if (names.length === 0) return [];
  return [`${many(names.length, noun)} ${what}: ${names.join(", ")}.`];
}
