import { normalForm, partsOf, wordsOf } from "./words.ts";

/** A stretch of text, and whether it is what was searched for. */
export interface Segment {
  readonly text: string;
  readonly found: boolean;
}

/** How much of a text is shown around what was found. */
const EXCERPT = 110;
const BEFORE = 30;
const MOST_NAMES = 3;

/** Parts a text at the words that were found. */
export function markTerms(text: string, found: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  const add = (to: number, isHit: boolean) => {
    if (to > end) segments.push({ text: text.slice(end, to), found: isHit });
    end = to;
  };
  for (const word of wordsOf(text)) {
    if (!isFound(text.slice(word.start, word.end), found)) continue;
    add(word.start, false);
    add(word.end, true);
  }
  add(text.length, false);
  return segments;
}

/** The names among those of a place that were found, the first few. */
export function foundIn(names: string, found: ReadonlySet<string>): string[] {
  return names
    .split(" ")
    .filter((name) => isFound(name, found))
    .slice(0, MOST_NAMES);
}

/** As much of a text as a hit has place for, around the first word found. */
export function cutAround(text: string, found: ReadonlySet<string>): Segment[] {
  const [first] = markTerms(text, found);
  const at = first && !first.found ? first.text.length : 0;
  const from =
    at < text.length && at > BEFORE ? startOfWord(text, at - BEFORE) : 0;
  const to = Math.min(text.length, from + EXCERPT);
  const cut = `${from > 0 ? "…" : ""}${text.slice(from, endOfWord(text, to))}${to < text.length ? "…" : ""}`;
  return markTerms(cut, found);
}

function startOfWord(text: string, at: number): number {
  return text.indexOf(" ", at) + 1;
}

function endOfWord(text: string, at: number): number {
  return at < text.length ? text.lastIndexOf(" ", at) : at;
}

function isFound(name: string, found: ReadonlySet<string>): boolean {
  return [name, ...partsOf(name)].some((part) => found.has(normalForm(part)));
}
