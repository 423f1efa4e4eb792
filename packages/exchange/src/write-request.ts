import { concat, toLatin1 } from "./bytes.ts";
import { BadRequest } from "./errors.ts";
import type { Header, WireRequest } from "./model.ts";

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Written by the sender alone: they decide where a request ends. */
const FRAMING = new Set([
  "host",
  "content-length",
  "connection",
  "transfer-encoding",
]);

/**
 * Writes a request as it goes over the wire: `Host` first, the given headers,
 * then `Content-Length` where there is a body, and `Connection: close`.
 *
 * @param host - the value of `Host`: `127.0.0.1:3005`
 * @throws BadRequest as {@link checkRequest}
 */
export function writeRequest(request: WireRequest, host: string): Uint8Array {
  checkRequest(request);
  const { method, path, headers } = request;
  const body =
    typeof request.body === "string"
      ? new TextEncoder().encode(request.body)
      : request.body;
  const length: Header[] =
    body.length > 0 ? [["Content-Length", String(body.length)]] : [];
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...[["Host", host], ...headers, ...length, ["Connection", "close"]].map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  const head = `${lines.join("\r\n")}\r\n\r\n`;
  return concat([toLatin1(head), body]);
}

/**
 * Checks what becomes the head of a request.
 *
 * @throws BadRequest if the method is not a token, the path does not begin
 *   with a slash or is not printable ASCII, or a header is malformed or one
 *   that {@link writeRequest} writes
 */
export function checkRequest({ method, path, headers }: WireRequest): void {
  if (!TOKEN.test(method)) {
    throw new BadRequest(
      `${quote(method)} is not a method: write GET or POST.`,
    );
  }
  if (!path.startsWith("/")) {
    throw new BadRequest(
      `The path ${quote(path)} must begin with "/": only the lesson can be asked.`,
    );
  }
  if (!/^[!-~]+$/.test(path)) {
    throw new BadRequest(
      `The path ${quote(path)} holds a character that must be percent-encoded.`,
    );
  }
  for (const header of headers) checkHeader(header);
}

function checkHeader([name, value]: Header): void {
  if (!TOKEN.test(name)) {
    throw new BadRequest(`${quote(name)} is not the name of a header.`);
  }
  if (FRAMING.has(name.toLowerCase())) {
    throw new BadRequest(`Leave out ${name}: it is written for you.`);
  }
  // RFC 9110, section 5.5: no control character but the tab.
  if (!/^[\t -~\u0080-\u00ff]*$/.test(value)) {
    throw new BadRequest(
      `The value of ${name} holds a character that no header may hold.`,
    );
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
