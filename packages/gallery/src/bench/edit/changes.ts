import {
  FILE_HEADERS_ONLY,
  formatPatch,
  type StructuredPatch,
  structuredPatch,
} from "diff";

/** The text of files by their path within the lesson. */
export type Texts = Readonly<Record<string, string>>;

/** A line that was taken away or put in. */
export interface ChangedLine {
  readonly kind: "del" | "add";
  readonly text: string;
}

export interface FileChange {
  readonly path: string;
  readonly lines: readonly ChangedLine[];
  /** The numbers, from 1, of the lines before that the change touches. */
  readonly touched: readonly number[];
}

/** Where two texts have more lines that differ, all lines count as changed. */
const MOST = 2000;

/** Those files that are not as they were before. */
export function changedFiles(before: Texts, after: Texts): Texts {
  return Object.fromEntries(
    Object.entries(after).filter(([path, text]) => text !== before[path]),
  );
}

/** Whether no file changed. */
export function isSame(before: Texts, after: Texts): boolean {
  return Object.keys(changedFiles(before, after)).length === 0;
}

/** What changed in each file, line by line. */
export function changesOf(before: Texts, after: Texts): FileChange[] {
  return patches(before, after, 0).map(({ path, patch }) => ({
    path,
    lines: patch.hunks.flatMap(({ lines }) => lines.flatMap(readLine)),
    touched: patch.hunks.flatMap(({ oldStart, oldLines }) =>
      Array.from({ length: Math.max(oldLines, 1) }, (_, at) => oldStart + at),
    ),
  }));
}

/**
 * A unified diff for `git apply`, its paths as they are in the repository.
 *
 * @param folder - the lesson's folder: `11-sessions`
 */
export function patchOf(folder: string, before: Texts, after: Texts): string {
  return patches(before, after, 3)
    .map(({ path, patch }) =>
      formatPatch(
        {
          ...patch,
          oldFileName: `a/apps/${folder}/${path}`,
          newFileName: `b/apps/${folder}/${path}`,
        },
        FILE_HEADERS_ONLY,
      ),
    )
    .join("");
}

function patches(before: Texts, after: Texts, context: number) {
  return Object.entries(changedFiles(before, after)).map(([path, text]) => ({
    path,
    patch: compareTexts(path, before[path] ?? "", text, context),
  }));
}

function compareTexts(
  path: string,
  before: string,
  after: string,
  context: number,
): StructuredPatch {
  const options = { context, maxEditLength: MOST };
  return (
    structuredPatch(path, path, before, after, "", "", options) ??
    replaced(path, before, after)
  );
}

function replaced(path: string, before: string, after: string) {
  const lines = [
    ...linesOf(before).map((line) => `-${line}`),
    ...linesOf(after).map((line) => `+${line}`),
  ];
  const [oldLines, newLines] = [linesOf(before).length, linesOf(after).length];
  return {
    oldFileName: path,
    newFileName: path,
    oldHeader: "",
    newHeader: "",
    hunks: [{ oldStart: 1, oldLines, newStart: 1, newLines, lines }],
  };
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

function readLine(line: string): ChangedLine[] {
  if (line.startsWith("-")) return [{ kind: "del", text: line.slice(1) }];
  if (line.startsWith("+")) return [{ kind: "add", text: line.slice(1) }];
  return [];
}
