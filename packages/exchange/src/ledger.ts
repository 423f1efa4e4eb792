import { FileError } from "./file-error.ts";
import type { LedgerRow } from "./model.ts";

const PART = /^(status|reason|body|json|header [!#$%&'*+.^_`|~\w-]+)$/;

/** Whether a text names a part of an answer: `status`, `header Allow`. */
export function isPart(text: string): boolean {
  return PART.test(text);
}

/**
 * Reads the ledger's tables. A table stands under no heading (Flask and
 * Express) or under one that names its two sides: `### Flask and FastAPI`.
 *
 * @param path - for the message of an error
 * @param markdown - the section that holds the tables
 * @param firstLine - the number of its first line in the file, from 1
 * @returns the rows in their order
 * @throws FileError if a row has not five cells, or a cell not its form
 */
export function readLedger(
  path: string,
  markdown: string,
  firstLine: number,
): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let side = "express";
  for (const [index, text] of markdown.split("\n").entries()) {
    side = /^### Flask and (\S+)$/.exec(text)?.[1]?.toLowerCase() ?? side;
    if (!text.startsWith("|") || /^\|\s*(Request\b|:?-)/.test(text)) continue;
    rows.push(readRow(path, text, firstLine + index, side));
  }
  return rows;
}

function readRow(
  path: string,
  text: string,
  line: number,
  side: string,
): LedgerRow {
  const cells = text
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
  const [requests = "", part = "", flask = "", other = "", why = ""] = cells;
  const fail = (expected: string): never => {
    throw new FileError(path, line, expected);
  };
  if (cells.length !== 5)
    fail("expected five cells: request, part, two values, why");
  if (!isPart(part)) {
    fail(`expected status, reason, header <Name>, body or json, not "${part}"`);
  }
  if (why === "") fail("expected a reason in the last cell");
  return {
    requests:
      requests === "*" ? [] : requests.split(";").map((name) => name.trim()),
    part,
    flask:
      readValue(flask) ??
      fail("expected `a code span`, absent or empty for Flask"),
    other: readValue(other) ?? fail("expected `a code span`, absent or empty"),
    side,
    why,
    line,
  };
}

/** A code span's text, `absent`, or nothing for `empty`; else undefined. */
function readValue(cell: string): string | undefined {
  if (cell === "absent") return cell;
  if (cell === "empty") return "";
  const fence = /^`+/.exec(cell)?.[0] ?? "";
  const text = cell.slice(fence.length, -fence.length);
  if (fence === "" || text === "" || !cell.endsWith(fence)) return undefined;
  const padded = text.length > 2 && text.startsWith(" ") && text.endsWith(" ");
  return (padded ? text.slice(1, -1) : text).replaceAll("⏎", "\n");
}
