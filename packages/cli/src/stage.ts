import type { Lesson } from "@decant/catalog";
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
 * Judges what was played of a lesson as it would be shown on stage.
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
  const sidesOf = regionsOf(lesson);
  const asked = new Set(lesson.requests.map(({ region }) => region));
  const silent = [...sidesOf.keys()].filter((name) => !asked.has(name));
  const dark = lesson.requests
    .filter(({ region }) => region === undefined)
    .map(({ name }) => `"${name}"`);
  const lone = lesson.requests.flatMap(({ name, region = "" }) => {
    const [only, ...others] = sidesOf.get(region) ?? [];
    return only && others.length === 0
      ? [`"${name}" lights "${region}" on ${only} only.`]
      : [];
  });
  return [
    ...(silent.length > 0
      ? [
          `${many(silent.length, "region")} without a request: ${silent.join(", ")}.`,
        ]
      : []),
    ...(dark.length > 0
      ? [
          `${many(dark.length, "request")} without a region: ${dark.join(", ")}.`,
        ]
      : []),
    ...lone,
  ];
}

/** The labels of the sides that have a region, by the region's name. */
function regionsOf({ sides }: Lesson): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { label, files } of sides) {
    const names = files.flatMap(({ regions }) =>
      regions.map((each) => each.name),
    );
    for (const name of new Set(names)) {
      found.set(name, [...(found.get(name) ?? []), label]);
    }
  }
  return found;
}
