import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { RE2JS } from "re2js";
import { fromUtf8 } from "./bytes.ts";
import type { Header, Mask, ReceivedAnswer, RecordedAnswer } from "./model.ts";

const EPOCH = "Thu, 01 Jan 1970 00:00:00 GMT";

interface CommonMask {
  readonly name: string;
  /** Linear, with one group, and indices. */
  readonly pattern: RegExp;
}

/**
 * What changes from run to run in any lesson. A pattern is tried on a header's
 * line, `Name: value`; its group is replaced by the name in braces. The date
 * that deletes a cookie never changes, and stays.
 */
const COMMON_MASKS: readonly CommonMask[] = [
  { name: "date", pattern: /^(?:Date|Expires|Last-Modified): (.+)$/di },
  {
    name: "date",
    pattern: new RegExp(`^Set-Cookie: .*; *Expires=(?!${EPOCH})([^;]+)`, "di"),
  },
  { name: "version", pattern: /^Server: Werkzeug\/(\S+)/di },
  { name: "version", pattern: /^Server: .*\bPython\/(\S+)/di },
  // Flask's session: payload, timestamp and signature. A payload that begins
  // with a dot is compressed. It stays: anyone can read it.
  {
    name: "timestamp",
    pattern: /^Set-Cookie: session=\.?[\w-]+\.([\w-]+)\.[\w-]+/di,
  },
  {
    name: "signature",
    pattern: /^Set-Cookie: session=\.?[\w-]+\.\{timestamp\}\.([\w-]+)/di,
  },
  // express-session: "s:", id and signature, percent-encoded.
  { name: "id", pattern: /^Set-Cookie: connect\.sid=s%3A([^.;]+)\./di },
  {
    name: "signature",
    pattern: /^Set-Cookie: connect\.sid=s%3A[^.;]+\.([^;]+)/di,
  },
  // cookie-session keeps the signature in a cookie of its own.
  { name: "signature", pattern: /^Set-Cookie: session\.sig=([^;]+)/di },
];

const LENGTH: CommonMask = {
  name: "length",
  pattern: /^Content-Length: (\d+)$/di,
};
/** How the stack on Express's error page begins. */
const FRAME = "<br> &nbsp; &nbsp;at ";

/** Headers that are lists without order: recorded sorted, compared as sets. */
const SETS = new Set([
  "allow",
  "vary",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-expose-headers",
]);

/**
 * Makes a mask of a pattern as RE2 has it: it runs in linear time, and so has
 * no look-around and no back-reference.
 *
 * @throws Error if the pattern is none
 */
export function makeMask(name: string, pattern: string): Mask {
  return { name, pattern: RE2JS.compile(pattern) };
}

/**
 * Turns an answer into what is recorded: what changes from run to run is
 * masked, by the common masks and the given ones, and lists without order
 * are sorted. A body that is not UTF-8 becomes one line with its length and
 * hash.
 *
 * @param masks - those of the request's file
 * @param request - the request's name
 */
export function toRecorded(
  masks: readonly Mask[],
  request: string,
  answer: ReceivedAnswer,
): RecordedAnswer {
  const { status, reason } = answer;
  const text = readText(answer.body);
  const body = maskStacks(text);
  const common = body === text ? COMMON_MASKS : [...COMMON_MASKS, LENGTH];
  const headers = answer.headers.map(([name, value]): Header => {
    const line = common.reduce(maskOnce, `${name}: ${value}`);
    const masked = sortList(name, line.slice(name.length + 2));
    return [name, masks.reduce(applyMask, masked)];
  });
  return {
    request,
    status,
    reason,
    headers,
    body: masks.reduce(applyMask, body),
  };
}

function sortList(name: string, value: string): string {
  if (!SETS.has(name.toLowerCase())) return value;
  return value
    .split(",")
    .map((item) => item.trim())
    .toSorted()
    .join(", ");
}

function maskOnce(line: string, { name, pattern }: CommonMask): string {
  const [start, end] = pattern.exec(line)?.indices?.[1] ?? [];
  if (start === undefined) return line;
  return `${line.slice(0, start)}{${name}}${line.slice(end)}`;
}

/**
 * Express's error page, as it is outside production, names the folders of one
 * machine and the lines of one Node.
 */
function maskStacks(text: string): string {
  let masked = "";
  let from = 0;
  let frame = text.indexOf(FRAME);
  let open = text.indexOf("<pre>");
  while (open >= 0) {
    const end = text.indexOf("</pre>", open);
    if (end < 0) break;
    if (frame < open) frame = text.indexOf(FRAME, open);
    if (frame < 0) break;
    // The message before the frames may have several lines, and no markup.
    const message = text.slice(open + 5, Math.min(frame, end));
    if (frame < end && !message.replaceAll("<br>", "").includes("<")) {
      masked += `${text.slice(from, frame)}{stack}`;
      from = end;
    }
    open = text.indexOf("<pre>", end);
  }
  return masked + text.slice(from);
}

/** Replaces the first group, or else the whole, of each match. */
function applyMask(text: string, { name, pattern }: Mask): string {
  const matcher = pattern.matcher(text);
  const group = Math.min(matcher.groupCount(), 1);
  let masked = "";
  let from = 0;
  while (matcher.find()) {
    // A group that took no part has the start -1.
    const given = matcher.start(group) < 0 ? 0 : group;
    masked += `${text.slice(from, matcher.start(given))}{${name}}`;
    from = matcher.end(given);
  }
  return masked + text.slice(from);
}

function readText(body: Uint8Array): string {
  return (
    fromUtf8(body) ??
    `{${body.length} bytes, sha256 ${bytesToHex(sha256(body))}}`
  );
}
