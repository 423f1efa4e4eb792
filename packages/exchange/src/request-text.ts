import type { Header, NamedRequest, WireRequest } from "./model.ts";

/** A text that is no request, and the status that says so. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const MAX_BYTES = 1024 * 1024;

/** The text of a request as the editor shows it. */
export function formatRequest(
  request: Pick<NamedRequest, "method" | "path" | "headers" | "body">,
): string {
  const head = [
    `${request.method} ${request.path}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ].join("\n");
  return request.body === "" ? head : `${head}\n\n${request.body}`;
}

/**
 * Reads an edited request: `METHOD /path`, headers, a blank line, the body.
 * Line ends become LF, as in `requests.http`.
 *
 * `checkRequest` checks the path and the headers: an absolute URL, a Host header or a
 * control character is refused there.
 *
 * @param text - what the visitor wrote
 * @throws RefusedRequest with 413 for over 1 MB, and 400 for another method
 *   or a line that is no header
 */
export function parseRequest(text: string): WireRequest {
  if (new TextEncoder().encode(text).length > MAX_BYTES) {
    throw new RefusedRequest(413, "The request is larger than 1 MB.");
  }
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blank = lines.indexOf("");
  const head = blank < 0 ? lines : lines.slice(0, blank);
  const body = blank < 0 ? "" : lines.slice(blank + 1).join("\n");
  const [first = "", ...fields] = head;
  return { ...parseFirstLine(first), headers: fields.map(parseHeader), body };
}

function parseFirstLine(line: string): { method: string; path: string } {
  const [, method = "", path = ""] =
    /^(\S+) (\S+)(?: HTTP\/1\.[01])?$/.exec(line.trim()) ?? [];
  if (!METHODS.includes(method)) {
    throw refuse(
      `The first line is METHOD /path, and the method one of ${METHODS.join(", ")}.`,
    );
  }
  return { method, path };
}

function parseHeader(line: string): Header {
  const colon = line.indexOf(":");
  if (colon > 0) return [line.slice(0, colon), line.slice(colon + 1).trim()];
  throw refuse(`"${line.slice(0, 60)}" is no header: write Name: value.`);
}

function refuse(sentence: string): RefusedRequest {
  return new RefusedRequest(400, sentence);
}
