import type { Lesson } from "@decant/catalog";
import type { Header, NamedRequest, WireRequest } from "@decant/exchange";
import * as fc from "fast-check";

const METHODS =
  "GET HEAD POST PUT PATCH DELETE OPTIONS TRACE PROPFIND post get X-Y".split(
    " ",
  );

/** Markup that comes back as it was sent is a hole for scripts. */
export const MARKUP = "<img src=x>";

/** What a path's part, a query's value or a field may be, percent-encoded. */
const VALUES = [
  ["", "%00", "a%00b", "%FF", "%C3%28", "%zz", "%", "%2F", "%252F"],
  ["..", "%2e%2e", ".", "%5C", "~", "@", "*", "+", "%20", "%0D%0A", ";a=b"],
  ["0", "-1", "1.5", "1e0", "0x1", "+1", "01", "1_0", "NaN", "Infinity"],
  ["9007199254740993", "99999999999999999999", "9".repeat(400)],
  ["%D9%A3", "%F0%9F%98%80", "%ED%A0%80", "%EF%BB%BF", "x".repeat(3000)],
  ["'%20OR%201=1--", "%7B%7B7*7%7D%7D", "$where", "[]"],
  encodeURIComponent(MARKUP),
  ["__proto__", "constructor", "toString", "null", "undefined", "true"],
].flat();

const HEADERS: readonly Header[] = [
  ...["text/html", "application/json", "*/*;q=0", "a/b;q=x", ",", "é"].map(
    (value): Header => ["Accept", value],
  ),
  ...["*", '"1"', 'W/"1"', "1", '"', ",,,"].flatMap((value): Header[] => [
    ["If-Match", value],
    ["If-None-Match", value],
  ]),
  ...["user=", "=", "session=x", "a=b; a=c", '"', "session=s%3Ax.y"].map(
    (value): Header => ["Cookie", value],
  ),
  ...["null", "http://evil.example", "https://a b", ""].map(
    (value): Header => ["Origin", value],
  ),
  ["Access-Control-Request-Method", "PUT"],
  ["Access-Control-Request-Headers", "x,".repeat(500)],
  ["X-Forwarded-For", "::1, unknown, 1"],
  ["X-Forwarded-Host", "evil.example"],
  ["X-Forwarded-Proto", "javascript"],
  ["X-Request-Id", "\u00ff".repeat(300)],
  ["X-HTTP-Method-Override", "DELETE"],
  ["Authorization", "Basic %"],
  ["Authorization", "Bearer ."],
  ["Range", "bytes=9-1"],
  ["If-Modified-Since", "yesterday"],
  ["Content-Encoding", "gzip"],
  ["Expect", "nothing"],
  ["Accept-Language", "*;q=,"],
  ["Accept-Encoding", "br;q=2"],
];

const TYPES = [
  "application/json",
  "application/json; charset=latin1",
  "application/json; charset=nonsense",
  "application/vnd.api+json",
  "application/x-www-form-urlencoded",
  "application/x-www-form-urlencoded; charset=ISO-8859-1",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "multipart/form-data; boundary=",
  "text/plain",
  "a",
  ";",
];

const BODIES = [
  ['""', "null", "[]", "{}", "{", "1e400", "1815.0", '"\\ud800"', "\u0000"],
  ['{"__proto__":{"a":1}}', '{"name":null}', '{"name":{"a":1}}'],
  ["[".repeat(2000), '{"a":'.repeat(500), `{"a":${"9".repeat(5000)}}`],
  ["=", "&&&", "a", "a=%", "a=%FF", "a[b][c]=1", "a=1&a=2", "a=%00"],
  ["--x", "--x--", "--x\r\n\r\n\r\n--x--", "\ufeff{}"],
  "--x\r\nContent-Disposition: form-data; name=file; filename=..\r\n\r\na\r\n--x--\r\n",
  '--x\r\nContent-Disposition: form-data; name="a\u0000"\r\n\r\n\r\n--x--\r\n',
  `a=${encodeURIComponent(MARKUP)}`,
  JSON.stringify({ name: MARKUP }),
  "name=x&".repeat(2000),
  "x".repeat(70_000),
].flat();

/**
 * Requests that a lesson's author did not think of: the lesson's own with
 * parts replaced, repeated or left out, and what a stranger would try.
 */
export function hostileRequests(
  lesson: Pick<Lesson, "requests">,
): fc.Arbitrary<WireRequest> {
  const seeds: readonly NamedRequest[] = lesson.requests;
  const seed = fc.constantFrom(...seeds);
  const value = fc.oneof(
    fc.constantFrom(...VALUES),
    fc.string({ unit: "binary", maxLength: 20 }).map(encode),
  );
  return fc
    .record({
      seed,
      method: fc.option(fc.constantFrom(...METHODS), { freq: 3 }),
      path: fc.option(
        fc.tuple(fc.nat(), value, fc.constantFrom("put", "add", "cut")),
        { freq: 3 },
      ),
      query: fc.option(fc.tuple(fc.nat(), value, fc.boolean()), { freq: 2 }),
      headers: fc.subarray([...HEADERS], { maxLength: 3 }),
      type: fc.option(fc.constantFrom(...TYPES), { freq: 1 }),
      body: fc.option(
        fc.oneof(
          fc.constantFrom(...BODIES),
          fc.tuple(fc.nat(), fc.constantFrom(...BODIES)),
          fc.json(),
          fc.uint8Array({ maxLength: 200 }),
        ),
        { freq: 2 },
      ),
      cookies: fc.boolean(),
    })
    .map((parts) => ({
      method: parts.method ?? parts.seed.method,
      path: withQuery(withPart(parts.seed.path, parts.path), parts.query),
      headers: [
        ...parts.seed.headers.filter(
          ([name]) => !parts.type || name.toLowerCase() !== "content-type",
        ),
        ...parts.headers,
        ...(parts.type ? [["Content-Type", parts.type] as const] : []),
      ],
      body: withBody(parts.seed.body, parts.body),
      cookies: parts.cookies,
    }));
}

type PathChange = [number, string, "put" | "add" | "cut"] | null;

function withPart(path: string, change: PathChange): string {
  if (!change) return path;
  const [at, value, how] = change;
  const [bare = "/", ...query] = path.split("?");
  const parts = bare.split("/").slice(1);
  const index = at % parts.length;
  parts.splice(index, how === "add" ? 0 : 1, ...(how === "cut" ? [] : [value]));
  return [`/${parts.join("/")}`, ...query].join("?");
}

function withQuery(path: string, change: [number, string, boolean] | null) {
  if (!change) return path;
  const [at, value, again] = change;
  const [bare = "/", query = ""] = path.split("?");
  const names = [...query.matchAll(/([^=&]+)=/g)].map(([, name]) => name);
  const name = names[at % Math.max(names.length, 1)] ?? "page";
  const pair = `${name}=${value}`;
  return `${bare}?${again ? `${query}&${pair}` : pair}`;
}

function withBody(
  body: string,
  change: string | Uint8Array | [number, string] | null,
): string | Uint8Array {
  if (change === null) return body;
  if (!Array.isArray(change)) return change;
  const [at, text] = change;
  const index = at % (body.length + 1);
  return body.slice(0, index) + text + body.slice(index);
}

/** As bytes of UTF-8, each percent-encoded unless a URL may hold it. */
function encode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    /[\w.~-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).padStart(2, "0")}`,
  ).join("");
}
