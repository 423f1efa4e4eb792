import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../survivors.md", import.meta.url));

const SHOWN = 90;

/** What survivors.md says of one place. */
export interface Named {
  /** Files that run as processes of their own, where no mutant can reach. */
  readonly leftOut: readonly string[];
  /** Files of tests that would judge a change wrongly, or not at all. */
  readonly notAsked: readonly string[];
  readonly survivors: readonly Survivor[];
}

/** A change that no test notices. */
export interface Survivor {
  /** Relative to the lesson: `src/app.ts`, `flask/app.py`. */
  readonly file: string;
  /** The text before and after, on one line. */
  readonly change: string;
}

/** Reads what survivors.md says of a place: its section, if it has one. */
export function readNamed(
  place: string,
  text = readFileSync(FILE, "utf8"),
): Named {
  const sections = text.split(/^## /m).slice(1);
  const section = sections.find((each) => each.split("\n", 1)[0] === place);
  const lines = section?.split("\n") ?? [];
  const leftOut = filesAfter("Left out: ", lines, /`(src\/[^`]+)`/g);
  const notAsked = filesAfter("Not asked: ", lines, /`(test\/[^`]+)`/g);
  const survivors = lines.flatMap((line) => {
    const [, file, change] =
      /^\| `([^`]+)` \| ``? ?(.+?) ?``? \| (?!why)\S/.exec(line) ?? [];
    return file && change
      ? [{ file, change: change.replaceAll("\\|", "|") }]
      : [];
  });
  return { leftOut, notAsked, survivors };
}

/** The files that are named in the lines that begin with a text. */
function filesAfter(
  start: string,
  lines: readonly string[],
  pattern: RegExp,
): string[] {
  return lines
    .filter((line) => line.startsWith(start))
    .flatMap((line) =>
      Array.from(line.matchAll(pattern), ([, file = ""]) => file),
    );
}

/** A change on one line: what stood there, and what stands there now. */
export function formatChange(before: string, after: string | undefined) {
  return `${shorten(before)} → ${shorten(after ?? "")}`.trimEnd();
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}

/** A row for survivors.md, but for the reason. */
export function formatSurvivor({ file, change }: Survivor): string {
  const text = change.replaceAll("|", "\\|");
  const span = text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
  return `| \`${file}\` | ${span} | why |`;
}

/** Whether a change is one of several. */
export function isAmong(
  survivor: Survivor,
  survivors: readonly Survivor[],
): boolean {
  return survivors.some(
    ({ file, change }) => file === survivor.file && change === survivor.change,
  );
}
