const MARKER = /^\s*(?:#|\/\/ ?#|\{# ?) ?(region|endregion)\b *([a-z\d-]*)/;

/** The regions around each line of a file, as its markers say. */
export function regionsIn(text: string): string[][] {
  const open: string[] = [];
  return text.split("\n").map((line) => {
    const [, kind, name = ""] = MARKER.exec(line) ?? [];
    if (kind === "region") open.push(name);
    if (kind === "endregion") open.pop();
    return kind === undefined ? [...open] : [];
  });
}
