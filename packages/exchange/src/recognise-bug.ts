/** Texts by path: `src/app.ts`. */
type Texts = Readonly<Record<string, string>>;

/** A seeded mistake, as the whole text of each file that has it. */
export interface PlantedBug {
  readonly name: string;
  readonly files: Texts;
}

// A string is kept, a comment dropped; what is not closed goes to the end.
const SCRIPT =
  /("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[^]|[^`\\])*`?)|\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|[^\S\n]+/g;
const PYTHON =
  /("""(?:[^"]|"(?!""))*(?:""")?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|^[ \t]+)|#.*|[^\S\n]+/gm;
const MARKUP = /(?!)()|\{#(?:[^#]|#(?!\}))*(?:#\})?|[^\S\n]+/g;

/**
 * Tells whether what somebody has made of a lesson is one of its bugs: the
 * files are as the bug has them, or else the lines that the bug changes are
 * changed in the same way, whatever else is. Comments and white space do not
 * count, but for a Python line's indentation.
 *
 * @param original - the lesson's own text of each file that a bug changes
 * @param edited - the text of each changed file
 * @returns the bug's name; undefined if it is none
 */
export function recogniseBug(
  original: Texts,
  edited: Texts,
  bugs: readonly PlantedBug[],
): string | undefined {
  const compared = bugs.map(({ name, files }) => ({
    name,
    files: Object.entries(files).map(([path, text]) => {
      const before = linesOf(path, original[path] ?? "");
      const now = edited[path];
      return {
        before,
        now: now === undefined ? before : linesOf(path, now),
        wrong: linesOf(path, text),
      };
    }),
  }));
  const isLike = (holds: (file: Compared) => boolean) =>
    compared.find(({ files }) => files.every(holds))?.name;
  return isLike(isSameText) ?? isLike(hasSameChanges);
}

/** The lines of one file: the lesson's, the editor's, and the bug's. */
interface Compared {
  readonly before: readonly string[];
  readonly now: readonly string[];
  readonly wrong: readonly string[];
}

function isSameText({ before, now, wrong }: Compared): boolean {
  const theirs = wrong.join("");
  return now.join("") === theirs && before.join("") !== theirs;
}

function hasSameChanges({ before, now, wrong }: Compared): boolean {
  const [gone, come] = [without(before, wrong), without(wrong, before)];
  return (
    gone.length + come.length > 0 &&
    without(gone, without(before, now)).length === 0 &&
    without(come, without(now, before)).length === 0
  );
}

/** The lines that have code, each without what does not count. */
function linesOf(path: string, text: string): string[] {
  const pattern = patternFor(path);
  return text
    .replace(pattern, (_, kept: string | undefined) => kept ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

function patternFor(path: string): RegExp {
  if (path.endsWith(".ts")) return SCRIPT;
  return path.endsWith(".py") ? PYTHON : MARKUP;
}

/** The lines of one text that another lacks, as often as it lacks them. */
function without(lines: readonly string[], others: readonly string[]) {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
