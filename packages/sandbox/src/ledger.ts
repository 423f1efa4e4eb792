import { readFileSync } from "node:fs";

const FILE = new URL("../ledger.md", import.meta.url);
const ABSENT = /^- `(\d\d-[\w-]+)`: (.+)$/;

/** One explained difference between a browser's answer and the recorded one. */
export interface BrowserRow {
  /** The lesson's folder: `05-dynamic-routes`. */
  readonly lesson: string;
  readonly side: string;
  /** A request's name; `all` for each of them. */
  readonly request: string;
  /** `status`, `header ETag`, `body`; `answer` where there is none. */
  readonly part: string;
  readonly why: string;
}

/**
 * Reads the table of `ledger.md`.
 *
 * @throws Error if a row has not five cells
 */
export function readBrowserLedger(markdown: string): BrowserRow[] {
  const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, lesson, side, request, part, why, end] = cells;
    if (!lesson || !side || !request || !part || !why || end !== "") {
      throw new Error(`ledger.md: expected five cells in: ${line}`);
    }
    return { lesson, side, request, part, why };
  });
}

/** What no browser has of a lesson, in a sentence, by the lesson's folder. */
export function readAbsent(markdown: string): Map<string, string> {
  const lines = markdown.split("\n").map((line) => ABSENT.exec(line) ?? []);
  return new Map(
    lines.flatMap(([, lesson, what]): [string, string][] =>
      lesson && what ? [[lesson, what]] : [],
    ),
  );
}

/** What `ledger.md` says. */
export function browserLedger() {
  const markdown = readFileSync(FILE, "utf8");
  return { rows: readBrowserLedger(markdown), absent: readAbsent(markdown) };
}

/** What a row is about. */
export type Explained = Omit<BrowserRow, "why">;

/** Whether a row explains a difference. */
export function explains(row: BrowserRow, found: Explained): boolean {
  return (
    row.lesson === found.lesson &&
    row.side === found.side &&
    (row.request === "all" || row.request === found.request) &&
    row.part.toLowerCase() === found.part.toLowerCase()
  );
}
