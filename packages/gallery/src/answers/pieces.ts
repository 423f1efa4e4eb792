/** A part of a value as it is shown. */
export interface Piece {
  readonly text: string;
  /**
   * `hot` matters most, `dim` least; `masked` changes from run to run;
   * `changed` is what a change of the code changed.
   */
  readonly kind: "plain" | "hot" | "dim" | "masked" | "changed";
}

/** What the common masks put in the place of what changes. */
const COMMON_NAMES = [
  "date",
  "version",
  "timestamp",
  "signature",
  "id",
  "length",
  "stack",
];
/** Longer values are shown without marks: to find them would take too long. */
const LONGEST_MARKED = 1000;

/** Finds the placeholders of a lesson's recordings: `{date}`. */
export function placeholders(masks: readonly { name: string }[]): RegExp {
  const names = [...COMMON_NAMES, ...masks.map(({ name }) => name)];
  return new RegExp(`\\{(${names.join("|")})\\}`);
}

/**
 * Cuts a value into what stays and what changes from run to run.
 *
 * @param form - the value as it is recorded
 * @param pattern - from {@link placeholders}
 * @param live - the same value as it came; undefined for a recorded one
 */
export function cut(form: string, pattern: RegExp, live?: string): Piece[] {
  if (form.length > LONGEST_MARKED) return [plain(live ?? form)];
  // Texts stand at even places, names of placeholders at odd ones.
  const parts = form.split(pattern);
  const shown =
    live === undefined || live === form ? parts : align(parts, live);
  return (shown ?? [live ?? form])
    .map((text, at) => (at % 2 ? masked(text) : plain(text)))
    .filter(({ text }) => text !== "");
}

/** Finds in a live value what the placeholders stand for. */
function align(parts: readonly string[], live: string): string[] | undefined {
  const [first = ""] = parts;
  if (live.length > LONGEST_MARKED || !live.startsWith(first)) return undefined;
  const shown = [first];
  let from = first.length;
  for (let at = 2; at < parts.length; at += 2) {
    const text = parts[at] ?? "";
    const isLast = at === parts.length - 1;
    const found = isLast ? live.length - text.length : live.indexOf(text, from);
    if (found < from || !live.startsWith(text, found)) return undefined;
    shown.push(live.slice(from, found), text);
    from = found + text.length;
  }
  return from === live.length ? shown : undefined;
}

/**
 * Marks a range of a value that is cut into pieces.
 *
 * @param start - counted as in {@link textOf}
 */
export function mark(
  pieces: readonly Piece[],
  kind: Piece["kind"],
  start: number,
  end: number,
): Piece[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const { text, kind: before } = piece;
    const length = before === "masked" ? 1 : text.length;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    at += length;
    if (before === "masked" || from >= to) return [piece];
    return [
      { ...piece, text: text.slice(0, from) },
      { kind, text: text.slice(from, to) },
      { ...piece, text: text.slice(to) },
    ].filter((one) => one.text !== "");
  });
}

/** How many characters two texts share at the start and then at the end. */
export function shared(one: string, other: string): [number, number] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) {
    end += 1;
  }
  return [start, end];
}

/** The text that stays: one character stands for each part that changes. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, kind }) => (kind === "masked" ? "\u{FFFC}" : text))
    .join("");
}

function plain(text: string): Piece {
  return { text, kind: "plain" };
}

function masked(text: string): Piece {
  return { text, kind: "masked" };
}
