import type { WireRequest } from "@decant/exchange";
import type { LessonData, RequestData } from "./data.ts";

/** The request of the lesson that an edited one resembles. */
export interface Nearest {
  /** Undefined where none has its method and the shape of its path. */
  readonly request: RequestData | undefined;
  /** Says whose rows explain the answers. */
  readonly sentence: string;
}

/**
 * Finds the nearest request of a lesson for an edited one: with the same
 * method and as many parts in the path, most of them alike, and then with the
 * most parameters and headers alike.
 */
export function nearest(data: LessonData, edited: WireRequest): Nearest {
  let request: RequestData | undefined;
  let best = 0;
  for (const one of data.requests) {
    const score = likeness(one, edited);
    if (score > best) [request, best] = [one, score];
  }
  const sentence = request
    ? `Explained by what the ledger says of “${request.name}”, the nearest request of this lesson.`
    : "No request of this lesson is near: only what differs in every lesson is explained.";
  return { request, sentence };
}

/** 0 where the method or the number of parts differs, or no part is alike. */
function likeness(one: WireRequest, edited: WireRequest): number {
  if (one.method !== edited.method) return 0;
  const [ours, theirs] = [split(one.path), split(edited.path)];
  if (ours.parts.length !== theirs.parts.length) return 0;
  // The first part names what is asked for: /users.
  if (ours.parts[0] !== theirs.parts[0] && ours.parts.length > 1) return 0;
  const parts = alike(ours.parts, theirs.parts);
  if (parts === 0) return 0;
  const headers = [one, edited].map((request) =>
    request.headers.map((header) => header.join(": ").toLowerCase()),
  );
  return (
    parts * 1e6 +
    alike(ours.query, theirs.query) * 1e4 +
    (one.body === edited.body ? 1e3 : 0) +
    alike(headers[0] ?? [], headers[1] ?? []) +
    1
  );
}

function split(path: string): { parts: string[]; query: string[] } {
  const at = `${path}?`.indexOf("?");
  return {
    parts: path.slice(1, at).split("/"),
    query: path.slice(at + 1).split("&"),
  };
}

/** How many of the other's items it has. */
function alike(ours: readonly string[], theirs: readonly string[]): number {
  const set = new Set(theirs);
  return ours.filter((item) => set.has(item)).length;
}
