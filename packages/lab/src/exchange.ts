import { connect, type Socket } from "node:net";
import type { Header } from "@decant/catalog";
import { BadRequest, LessonFault } from "./errors.ts";
import { type ReceivedAnswer, readAnswer } from "./read-answer.ts";

const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Written by the sender alone: they decide where a request ends. */
const FRAMING = new Set([
  "host",
  "content-length",
  "connection",
  "transfer-encoding",
]);

/** A request as someone wrote it down. */
export interface WireRequest {
  method: string;
  /** Path and query, in ASCII: what stands in the request line. */
  path: string;
  /** Without Host, Content-Length, Connection and Transfer-Encoding. */
  headers: readonly Header[];
  /** Text is sent as UTF-8; empty for none. */
  body: string | Uint8Array;
  /** False if it goes without the jar's cookies. */
  cookies?: boolean;
}

export interface Answer extends ReceivedAnswer {
  /** Every byte of the request. */
  sent: Buffer;
  /** From the first attempt to connect to the answer's last byte. */
  milliseconds: number;
}

/**
 * Writes a request as it goes over the wire: `Host` first, the given headers,
 * then `Content-Length` where there is a body, and `Connection: close`.
 *
 * @param host - the value of `Host`: `127.0.0.1:3005`
 * @throws BadRequest as {@link checkRequest}
 */
export function writeRequest(request: WireRequest, host: string): Buffer {
  checkRequest(request);
  const { method, path, headers } = request;
  const body = Buffer.from(request.body);
  const length: Header[] =
    body.length > 0 ? [["Content-Length", String(body.length)]] : [];
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...[["Host", host], ...headers, ...length, ["Connection", "close"]].map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  const head = `${lines.join("\r\n")}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
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

/**
 * Sends one request to a port of the loopback and reads the answer, on a
 * connection of its own.
 *
 * @param port - a port that a host of ours gave
 * @param sent - what {@link writeRequest} wrote
 * @param method - the request's
 * @param timeoutMs - for all of it
 * @throws LessonFault as {@link readAnswer}, and `timeout`
 */
export async function exchange(
  port: number,
  sent: Buffer,
  method: string,
  timeoutMs: number,
): Promise<Answer> {
  const start = performance.now();
  const socket = connect(port, "127.0.0.1");
  const timer = setTimeout(() => {
    socket.destroy(
      new LessonFault(
        "timeout",
        `It gave no whole answer within ${timeoutMs / 1000} seconds.`,
      ),
    );
  }, timeoutMs);
  try {
    socket.setNoDelay(true).write(sent);
    const answer = await readAnswer(readSocket(socket), method);
    return { ...answer, sent, milliseconds: performance.now() - start };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** The socket's bytes; an end by force is the same as an end. */
async function* readSocket(socket: Socket): AsyncGenerator<Buffer> {
  try {
    for await (const portion of socket) yield portion as Buffer;
  } catch (error) {
    if (error instanceof LessonFault) throw error;
  }
}
