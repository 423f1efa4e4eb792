import { NAME_LENGTH } from "./protocol.ts";

/**
 * Control characters, line separators, what overrides the direction of text,
 * what is invisible, halves of a surrogate pair and what is not assigned.
 */
const NOT_TEXT =
  /(?!\p{Join_Control})[\p{C}\p{Zl}\p{Zp}\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;
/**
 * Joiners that join nothing. Between letters Persian and the scripts of India
 * need them, and a family of emoji is one picture by them.
 */
const LOOSE_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])\p{Join_Control}|\p{Join_Control}(?![\p{L}\p{Extended_Pictographic}])/gu;
/** One letter carries no more marks than this. */
const TOO_MANY_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * Makes a student's name of whatever was sent.
 *
 * @returns text of at most `NAME_LENGTH` characters; empty if nothing is left
 */
export function cleanName(sent: unknown): string {
  if (typeof sent !== "string") return "";
  const text = sent
    .slice(0, 20 * NAME_LENGTH)
    .replaceAll(NOT_TEXT, "")
    .replaceAll(LOOSE_JOINER, "")
    .normalize("NFC")
    .replaceAll(TOO_MANY_MARKS, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  return cut(text, NAME_LENGTH);
}

/**
 * Gives a name that nobody in the class has: `Ada`, then `Ada 2`.
 *
 * @param taken - the others' names, as `foldName` gives them
 */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  let unique = name;
  for (let number = 2; taken.has(foldName(unique)); number += 1) {
    const suffix = ` ${number}`;
    unique = cut(name, NAME_LENGTH - suffix.length) + suffix;
  }
  return unique;
}

/** The same for names that look alike. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .replaceAll(/\p{Join_Control}/gu, "")
    .toLowerCase();
}

const LETTERS = new Intl.Segmenter();

/** The whole letters, each with its marks, that fit into a length. */
function cut(text: string, length: number): string {
  let kept = "";
  for (const { segment } of LETTERS.segment(text)) {
    if (Array.from(kept + segment).length > length) break;
    kept += segment;
  }
  return kept.replace(/[\s\p{Join_Control}]+$/u, "");
}
