const SHOWN = 100;
const BEFORE = 20;

/** A value on one line; a long one from where it differs from the other. */
export function excerpt(value: string, other: string): string {
  if (value === "") return "(empty)";
  let at = 0;
  while (at < value.length && value[at] === other[at]) at += 1;
  const start = value.length > SHOWN ? Math.max(0, at - BEFORE) : 0;
  const text = value.slice(start, start + SHOWN);
  const before = start > 0 ? "…" : "";
  const after = start + SHOWN < value.length ? "…" : "";
  return printable(`${before}${text}${after}`.replaceAll("\n", "⏎"));
}

/** Tabs as spaces, other control characters as escapes: no terminal codes. */
export function printable(text: string): string {
  return text
    .replaceAll("\t", "  ")
    .replaceAll(
      /\p{Cc}/gu,
      (character) =>
        `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
    );
}

/** `1 request`, `2 requests` */
export function many(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
