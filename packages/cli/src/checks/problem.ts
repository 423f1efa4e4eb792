/** Something that is not as it must be, in one sentence. */
export interface Problem {
  /** Relative to the lesson, or to the root where it concerns no lesson. */
  readonly file: string;
  /** From 1; left out where no single line is to blame. */
  readonly line?: number;
  readonly message: string;
}

/** `README.md:12: sentence`, behind a folder where one is given. */
export function formatProblem(
  { file, line, message }: Problem,
  folder = "",
): string {
  const path = folder ? `${folder}/${file}` : file;
  return line === undefined
    ? `${path}: ${message}`
    : `${path}:${line}: ${message}`;
}

/** The number of the line where a text first stands, if it does. */
export function lineOf(text: string, part: string): { line: number } | object {
  const index = text.indexOf(part);
  return index < 0 ? {} : { line: lineAt(text, index) };
}

/** The number of the line at an index of a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, Math.max(index, 0)).split("\n").length;
}
