/** A lesson as the pickers know it: `/compare/index.json`. */
export interface IndexLesson {
  readonly folder: string;
  readonly number: number;
  readonly question: string;
  readonly sides: readonly IndexSide[];
}

export interface IndexSide {
  readonly name: string;
  readonly label: string;
  readonly files: readonly IndexFile[];
}

export interface IndexFile {
  readonly path: string;
  readonly regions: readonly string[];
  /** Functions and classes, with their lines. */
  readonly names: readonly (readonly [name: string, line: number])[];
}

/** What a picker offers: a lesson, or a file, a part or a name in it. */
export interface Option {
  readonly kind: "lesson" | "file" | "part" | "name";
  readonly lesson: IndexLesson;
  /** The question, the path, the part's or the function's name. */
  readonly text: string;
  /** Where the query stands in the text. */
  readonly marks: readonly Mark[];
  /** One for each side that has it, in the lesson's order. */
  readonly targets: readonly Target[];
}

type Mark = readonly [start: number, end: number];

export interface Target {
  readonly side: IndexSide;
  /** Empty for a lesson. */
  readonly file: string;
  /** As the address has it; empty for a lesson or a file. */
  readonly region: string;
  /** The name's line; 0 for anything else. */
  readonly line: number;
}

const KINDS = ["lesson", "file", "part", "name"] as const;
const LONGEST_QUERY = 60;
const MOST_WORDS = 6;
const MOST_OPTIONS = 40;
/** Shorter words are found at the beginning of another only. */
const SHORT = 3;

/**
 * Finds what a picker offers for some words. Each word stands in the option or
 * says which lesson or side is meant: `12 cook`, `flask login`.
 *
 * @returns the lessons first, then files, parts and names; without a word, all
 *   lessons
 */
export function findOptions(
  lessons: readonly IndexLesson[],
  query: string,
): Option[] {
  const words = wordsOf(query);
  return lessons
    .flatMap((lesson) => optionsOf(lesson, words))
    .map((found) => ({ ...found, rank: rankOf(found) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST_OPTIONS);
}

/**
 * Which of an option's sides is meant: one that the query names, else the one
 * that is shown already, else the first.
 *
 * @param current - the name of the side that is shown
 */
export function sideMeant(
  { targets }: Option,
  query: string,
  current: string,
): number {
  const words = wordsOf(query);
  const named = targets.findIndex(({ side }) =>
    words.some((word) => isSide(side, word)),
  );
  const same = targets.findIndex(({ side }) => side.name === current);
  return Math.max(named < 0 ? same : named, 0);
}

function wordsOf(query: string): string[] {
  return query
    .slice(0, LONGEST_QUERY)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, MOST_WORDS);
}

/** By kind; within a kind what begins with the query goes first. */
function rankOf({ kind, marks }: Option): number {
  return KINDS.indexOf(kind) * 2 + (marks[0]?.[0] === 0 ? 0 : 1);
}

function optionsOf(lesson: IndexLesson, words: readonly string[]): Option[] {
  const about = `${lesson.number} ${lesson.question} ${lesson.folder.slice(3)}`;
  const isAbout = (word: string) => markOf(about, word) !== undefined;
  const text = lesson.question;
  const marks = marksOf(text, words);
  const targets = lesson.sides
    .filter((side) =>
      words.every((word) => isAbout(word) || isSide(side, word)),
    )
    .map((side): Target => ({ side, file: "", region: "", line: 0 }));
  return [
    ...(targets.length > 0
      ? [{ kind: "lesson", lesson, text, marks, targets } as const]
      : []),
    ...placesOf(lesson, words, isAbout),
  ];
}

/** The files, parts and names that have one of the words, each once. */
function placesOf(
  lesson: IndexLesson,
  words: readonly string[],
  isAbout: (word: string) => boolean,
): Option[] {
  const found = new Map<string, Option & { targets: Target[] }>();
  for (const { kind, text, ...target } of lesson.sides.flatMap(allPlaces)) {
    const marks = marksOf(text, words);
    const isMeant = words.every(
      (word) =>
        markOf(text, word) || isAbout(word) || isSide(target.side, word),
    );
    if (marks.length === 0 || !isMeant) continue;
    const key = `${kind} ${text}`;
    const known = found.get(key);
    if (!known) {
      found.set(key, { kind, lesson, text, marks, targets: [target] });
    } else if (known.targets.every(({ side }) => side !== target.side)) {
      known.targets.push(target);
    }
  }
  return [...found.values()];
}

interface Place extends Target {
  readonly kind: Option["kind"];
  readonly text: string;
}

function allPlaces(side: IndexSide): Place[] {
  return side.files.flatMap(({ path: file, regions, names }): Place[] => [
    { kind: "file", text: file, side, file, region: "", line: 0 },
    ...regions.map((region): Place => {
      const text = region.replaceAll("-", " ");
      return { kind: "part", text, side, file, region, line: 0 };
    }),
    ...names.map(([text, line]): Place => {
      return { kind: "name", text, side, file, region: `L${line}`, line };
    }),
  ]);
}

function isSide({ label }: IndexSide, word: string): boolean {
  return word.length >= SHORT && label.toLowerCase().startsWith(word);
}

function marksOf(text: string, words: readonly string[]): Mark[] {
  return words
    .map((word) => markOf(text, word))
    .filter((mark) => mark !== undefined)
    .toSorted(([a], [b]) => a - b);
}

/** Where a word stands: best at the beginning of another. */
function markOf(text: string, word: string): Mark | undefined {
  const lower = text.toLowerCase();
  let inside: Mark | undefined;
  for (
    let at = lower.indexOf(word);
    at >= 0;
    at = lower.indexOf(word, at + 1)
  ) {
    if (beginsWord(text, at)) return [at, at + word.length];
    inside ??= [at, at + word.length];
  }
  return word.length < SHORT ? undefined : inside;
}

function beginsWord(text: string, at: number): boolean {
  const [before = "", here = ""] = [text[at - 1], text[at]];
  if (!/[a-z\d]/i.test(before)) return true;
  return /[A-Z]/.test(here) && /[a-z\d]/.test(before);
}
