// Node's querystring, which npm has in no version that reads broken text.

interface Options {
  readonly maxKeys?: number;
  readonly decodeURIComponent?: (text: string) => string;
}

/** Reads percent-encoded text; what is not UTF-8 becomes U+FFFD. */
export function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text
      .split(/((?:%[\da-f]{2})+)/i)
      .map((part, at) =>
        at % 2 === 0
          ? part
          : Buffer.from(part.replaceAll("%", ""), "hex").toString(),
      )
      .join("");
  }
}

export const escape = encodeURIComponent;

export function parse(
  text: unknown,
  given?: string | null,
  equals = "=",
  options: Options = {},
): Record<string, string | string[]> {
  const separator = given || "&";
  const { maxKeys = 1000, decodeURIComponent: decode = unescape } = options;
  const found = Object.create(null) as Record<string, string | string[]>;
  // Express asks for the query of an address that has none.
  if (typeof text !== "string") return found;
  const pairs = text.split(separator).filter((pair) => pair !== "");
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    const spaced = pair.replaceAll("+", " ");
    const at = spaced.indexOf(equals);
    const key = decode(at < 0 ? spaced : spaced.slice(0, at));
    const value = at < 0 ? "" : decode(spaced.slice(at + equals.length));
    const before = found[key];
    found[key] = before === undefined ? value : [before, value].flat();
  }
  return found;
}

export function stringify(
  values: Readonly<Record<string, unknown>>,
  separator = "&",
  equals = "=",
): string {
  return Object.entries(values)
    .flatMap(([key, value]) => [value].flat().map((one) => [key, one] as const))
    .map(([key, value]) => `${escape(key)}${equals}${escape(toText(value))}`)
    .join(separator);
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  const isPlain = ["number", "bigint", "boolean"].includes(typeof value);
  return isPlain ? String(value) : "";
}

export { parse as decode, stringify as encode };
