import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { fromUtf8 } from "./bytes.ts";
import type { Header, Mask, ReceivedAnswer, RecordedAnswer } from "./model.ts";

const EPOCH = "Thu, 01 Jan 1970 00:00:00 GMT";

/**
 * What changes from run to run in any lesson. A pattern is tried on a header's
 * line, `Name: value`; its first group is replaced by the name in braces. The
 * date that deletes a cookie never changes, and stays.
 */
const COMMON_MASKS: readonly Mask[] = [
  { name: "date", pattern: /^(?:Date|Expires|Last-Modified): (.+)$/i },
  {
    name: "date",
    pattern: new RegExp(`^Set-Cookie: .*; *Expires=(?!${EPOCH})([^;]+)`, "i"),
  },
  { name: "version", pattern: /^Server: Werkzeug\/(\S+)/i },
  { name: "version", pattern: /^Server: .*\bPython\/(\S+)/i },
  // Flask's session: payload, timestamp and signature. A payload that begins
  // with a dot is compressed. It stays: anyone can read it.
  {
    name: "timestamp",
    pattern: /^Set-Cookie: session=\.?[\w-]+\.([\w-]+)\.[\w-]+/i,
  },
  {
    name: "signature",
    pattern: /^Set-Cookie: session=\.?[\w-]+\.\{timestamp\}\.([\w-]+)/i,
  },
  // express-session: "s:", id and signature, percent-encoded.
  { name: "id", pattern: /^Set-Cookie: connect\.sid=s%3A([^.;]+)\./i },
  {
    name: "signature",
    pattern: /^Set-Cookie: connect\.sid=s%3A[^.;]+\.([^;]+)/i,
  },
  // cookie-session keeps the signature in a cookie of its own.
  { name: "signature", pattern: /^Set-Cookie: session\.sig=([^;]+)/i },
];

/**
 * The stack on Express's error page, as it is outside production: it names the
 * folders of one machine and the lines of one Node. The length goes with it.
 */
const STACK: Mask = {
  name: "stack",
  pattern: /<pre>[^<]*(<br> &nbsp; &nbsp;at [^]*?)<\/pre>/,
};
const LENGTH: Mask = { name: "length", pattern: /^Content-Length: (\d+)$/i };

/** Headers that are lists without order: recorded sorted, compared as sets. */
const SETS = new Set([
  "allow",
  "vary",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-expose-headers",
]);

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
  const body = applyMasks(text, [STACK]);
  const common = body === text ? COMMON_MASKS : [...COMMON_MASKS, LENGTH];
  const headers = answer.headers.map(([name, value]): Header => {
    const line = applyMasks(`${name}: ${value}`, common);
    const masked = sortList(name, line.slice(name.length + 2));
    return [name, applyMasks(masked, masks)];
  });
  return {
    request,
    status,
    reason,
    headers,
    body: applyMasks(body, masks),
  };
}

function sortList(name: string, value: string): string {
  if (!SETS.has(name.toLowerCase())) return value;
  return value
    .split(/\s*,\s*/)
    .toSorted()
    .join(", ");
}

function applyMasks(text: string, masks: readonly Mask[]): string {
  let masked = text;
  for (const { name, pattern } of masks) {
    masked = replaceGroup(masked, pattern, `{${name}}`);
  }
  return masked;
}

/** Replaces the first group, or else the whole, of each match. */
function replaceGroup(text: string, pattern: RegExp, by: string): string {
  const flags = `${pattern.flags.replaceAll(/[dg]/g, "")}dg`;
  let masked = "";
  let from = 0;
  for (const match of text.matchAll(new RegExp(pattern.source, flags))) {
    const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
    masked += text.slice(from, start) + by;
    from = end;
  }
  return masked + text.slice(from);
}

function readText(body: Uint8Array): string {
  return (
    fromUtf8(body) ??
    `{${body.length} bytes, sha256 ${bytesToHex(sha256(body))}}`
  );
}
