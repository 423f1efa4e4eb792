import { decodeBytes, type RecordedAnswer } from "@decant/exchange";
import { indentJson } from "./indent-json.ts";
import { cut, type Piece } from "./pieces.ts";

/** A body, or as much of it as is read at a glance. */
export interface BodyView {
  readonly pieces: readonly Piece[];
  /** All of it, where the pieces are only a part; else empty. */
  readonly whole: string;
}

const NO_TEXT = /^\{(\d+) bytes, sha256 ([\da-f]{64})\}$/;
const EXCERPT = 200;
const EXCERPT_LINES = 3;
const LONGEST = 64 * 1024;
/** What stands before a difference that is far from the start. */
const BEFORE = 40;

/**
 * Shows a body.
 *
 * @param form - the answer as it is recorded
 * @param live - the body as it came; undefined for a recorded answer
 * @param pattern - of the placeholders
 * @param differsAt - where it begins to differ from the other body
 */
export function viewBody(
  form: RecordedAnswer,
  live: Uint8Array | undefined,
  pattern: RegExp,
  differsAt = 0,
): BodyView {
  const [, length, hash] = NO_TEXT.exec(form.body) ?? [];
  if (length !== undefined) {
    const text = `${length} bytes that are no text`;
    return { pieces: [{ text, kind: "dim" }], whole: `sha256 ${hash}` };
  }
  const text = live ? decodeBytes(live) : form.body;
  if (text === "") {
    return { pieces: [{ text: "no body", kind: "dim" }], whole: "" };
  }
  const shown = text.trimEnd();
  if (isShort(shown)) {
    const masked = form.body.trimEnd();
    return { pieces: cut(masked, pattern, live && shown), whole: "" };
  }
  return {
    pieces: [{ text: excerpt(shown, differsAt), kind: "plain" }],
    whole: shorten((text.length <= LONGEST && indentJson(text)) || text),
  };
}

function isShort(text: string): boolean {
  return text.length <= EXCERPT && linesOf(text).length <= EXCERPT_LINES;
}

/** At most one line more than is shown, however long the text. */
function linesOf(text: string): string[] {
  return text.split("\n", EXCERPT_LINES + 1);
}

function excerpt(text: string, differsAt: number): string {
  const from = differsAt + BEFORE > EXCERPT ? differsAt - BEFORE : 0;
  if (from === 0 && text.startsWith("<")) return excerptOfHtml(text);
  const part = text.slice(from, from + EXCERPT);
  const lines = linesOf(part).slice(0, EXCERPT_LINES).join("\n");
  return `${from > 0 ? "…" : ""}${lines}…`;
}

/** `<!doctype html>… 404 Not Found …`: the first tag, and what one reads. */
function excerptOfHtml(text: string): string {
  const head = text.slice(0, 2000);
  const [first = ""] = /^<[^>]*>/.exec(head) ?? [];
  const words = head
    .slice(first.length)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `${first}… ${words.slice(0, EXCERPT / 2)} …`;
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}\n… and ${text.length - LONGEST} more characters`;
}
