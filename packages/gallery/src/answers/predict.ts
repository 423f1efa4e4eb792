import type { Both } from "./cells.ts";
import { type LessonData, recordedAnswer, sideOf } from "./data.ts";
import { explain } from "./explain.ts";
import { listed } from "./text.ts";

/** Where two answers can differ; usual differences do not count. */
export type Place = "status" | "body" | "header" | "nowhere";

/** What is asked before a request is sent. */
export const PREDICTIONS: readonly {
  readonly place: Place;
  readonly label: string;
}[] = [
  { place: "status", label: "Status" },
  { place: "body", label: "Body" },
  { place: "header", label: "A header" },
  { place: "nowhere", label: "Nowhere" },
];

/** Where the two recorded answers differ. */
export interface Truth {
  /** Each of them is a right answer. */
  readonly places: readonly Place[];
  /** `In the status, the body and the header Allow.` */
  readonly sentence: string;
}

/**
 * Tells where two sides' recorded answers to a request differ.
 *
 * @returns undefined where one of them is not recorded
 */
export function truthOf(
  data: LessonData,
  request: string,
  pair: Both<string>,
): Truth | undefined {
  const left = recordedAnswer(sideOf(data, pair[0]), request);
  const right = recordedAnswer(sideOf(data, pair[1]), request);
  if (!left || !right) return undefined;
  const parts = explain(data, request, pair, [left, right])
    .filter(({ usual }) => !usual)
    .map(({ part }) => part);
  if (parts.length === 0) return { places: ["nowhere"], sentence: "Nowhere." };
  const places = PREDICTIONS.map(({ place }) => place).filter((place) =>
    parts.some((part) => placeOf(part) === place),
  );
  const headers = parts
    .filter((part) => placeOf(part) === "header")
    .map((part) => part.slice("header ".length));
  const named = places.map((place) =>
    place === "header" ? namesOf(headers) : `the ${place}`,
  );
  return { places, sentence: `In ${listed(named)}.` };
}

function placeOf(part: string): Place {
  if (part === "status" || part === "reason") return "status";
  return part.startsWith("header ") ? "header" : "body";
}

function namesOf(headers: readonly string[]): string {
  return `the header${headers.length === 1 ? "" : "s"} ${listed(headers)}`;
}
