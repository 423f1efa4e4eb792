// What Node demands of a header, and how it says that one is wrong.

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;
// RFC 9110, section 5.5: a tab, and what Latin-1 can print.
const VALUE = /^[\t -~\u0080-\u00ff]*$/;

/** An error with Node's code in its name, as Node's own have. */
export function nodeError(
  code: string,
  message: string,
  Kind: ErrorConstructor = TypeError,
): Error {
  return Object.assign(new Kind(message), { code });
}

/** @throws TypeError with Node's code if a header's name is not a token */
export function checkName(name: unknown): asserts name is string {
  if (typeof name === "string" && TOKEN.test(name)) return;
  throw nodeError(
    "ERR_INVALID_HTTP_TOKEN",
    `Header name must be a valid HTTP token ["${String(name)}"]`,
  );
}

/** @throws TypeError with Node's code if a header cannot have this value */
export function checkValue(name: string, value: unknown): void {
  if (value === undefined) {
    throw nodeError(
      "ERR_HTTP_INVALID_HEADER_VALUE",
      `Invalid value "undefined" for header "${name}"`,
    );
  }
  for (const one of [value].flat()) {
    if (VALUE.test(`${one as string | number}`)) continue;
    throw nodeError(
      "ERR_INVALID_CHAR",
      `Invalid character in header content ["${name}"]`,
    );
  }
}

/** Headers of which a second one is ignored, as Node's documentation lists. */
const SINGLE = new Set(
  "age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since last-modified location max-forwards proxy-authorization referer retry-after server user-agent".split(
    " ",
  ),
);

/** Joins the headers of a request into an object, by Node's rules. */
export function joinHeaders(
  raw: readonly string[],
): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    const value = raw[index + 1] ?? "";
    const before = headers[name];
    if (name === "set-cookie") {
      headers[name] = [before ?? [], value].flat();
    } else if (before === undefined) {
      headers[name] = value;
    } else if (!SINGLE.has(name)) {
      const glue = name === "cookie" ? "; " : ", ";
      headers[name] = `${String(before)}${glue}${value}`;
    }
  }
  return headers;
}
