import { concat, fromLatin1 } from "./bytes.ts";
import { LessonFault } from "./errors.ts";
import type { Header, ReceivedAnswer } from "./model.ts";

const MAX_ANSWER = 5 * 1024 * 1024;
const MAX_HEAD = 64 * 1024;
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/;
const FIELD_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Far more than any lesson sends, and still quick to compare. */
const MAX_FIELDS = 1000;
/** Each is waited for: a page would stand still for millions. */
const MAX_CHUNKS = 100_000;

/**
 * Reads one HTTP/1.1 answer (RFC 9112). Informational answers are skipped.
 *
 * @param source - the bytes, in any portions
 * @param method - of the request: an answer to HEAD has no body
 * @throws LessonFault `nonsense` if it is not HTTP, `closed` if it ends too
 *   early, `too-large` beyond 5 MB, 64 KB of headers or trailers, 1,000 headers, or
 *   100,000 chunks
 */
export async function readAnswer(
  source: AsyncIterable<Uint8Array>,
  method: string,
): Promise<ReceivedAnswer> {
  const bytes = new ByteReader(source);
  const readLine = bounded(bytes, "its headers are over 64 KB");
  let head = await readHead(readLine);
  while (head.status < 200) head = await readHead(readLine);
  const body = await readBody(bytes, method, head);
  return { ...head, body, received: bytes.received() };
}

interface Head {
  status: number;
  reason: string;
  headers: Header[];
}

/** Reads lines, 64 KB of them at most. */
function bounded(bytes: ByteReader, tooLong: string): () => Promise<string> {
  let room = MAX_HEAD;
  return async () => {
    const line = await bytes.line(room, tooLong);
    room -= line.length + 2;
    return line;
  };
}

async function readHead(readLine: () => Promise<string>): Promise<Head> {
  const first = await readLine();
  const [, status, reason = ""] = STATUS_LINE.exec(first) ?? [];
  if (status === undefined) throw nonsense("a status line", first);
  const headers: Header[] = [];
  for (let text = await readLine(); text !== ""; text = await readLine()) {
    headers.push(readField(text));
    if (headers.length > MAX_FIELDS) {
      throw tooLarge("it has over 1,000 headers");
    }
  }
  return { status: Number(status), reason, headers };
}

function readField(line: string): Header {
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(colon, 0));
  if (!FIELD_NAME.test(name)) throw nonsense("a header", line);
  return [name, trimBlanks(line.slice(colon + 1))];
}

/** Without the spaces and tabs around; String's trim cuts Latin-1 as well. */
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** How long the body is: RFC 9112, section 6.3. */
async function readBody(
  bytes: ByteReader,
  method: string,
  { status, headers }: Head,
): Promise<Uint8Array> {
  if (method === "HEAD" || status === 204 || status === 304) {
    return new Uint8Array();
  }
  const codings = listOf(headers, "transfer-encoding");
  if (codings.at(-1)?.toLowerCase() === "chunked") return readChunks(bytes);
  const lengths = new Set(listOf(headers, "content-length"));
  if (codings.length > 0 || lengths.size === 0) return bytes.rest();
  const [length = ""] = lengths;
  if (lengths.size > 1 || !/^\d+$/.test(length)) {
    throw nonsense("one Content-Length", [...lengths].join(", "));
  }
  return bytes.exactly(Number(length));
}

async function readChunks(bytes: ByteReader): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const line = await bytes.line(MAX_HEAD, "the line of a chunk is too long");
    const size = /^[\da-f]{1,8}(?=$|[ \t;])/i.exec(line)?.[0];
    if (size === undefined) throw nonsense("the size of a chunk", line);
    if (Number.parseInt(size, 16) === 0) break;
    if (chunks.length === MAX_CHUNKS) {
      throw tooLarge("it has over 100,000 chunks");
    }
    chunks.push(await bytes.exactly(Number.parseInt(size, 16)));
    const end = await bytes.line(MAX_HEAD, "a chunk is longer than announced");
    if (end !== "") throw nonsense("the end of a chunk", end);
  }
  // The trailer section: fields that may follow the last chunk.
  const readLine = bounded(bytes, "its trailers are over 64 KB");
  while ((await readLine()) !== "");
  return concat(chunks);
}

function listOf(headers: readonly Header[], name: string): string[] {
  return headers
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value.split(","))
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function nonsense(expected: string, got: string): LessonFault {
  const shown = JSON.stringify(got.length > 60 ? `${got.slice(0, 60)}…` : got);
  return new LessonFault(
    "nonsense",
    `It answered nonsense: ${shown} stands where HTTP has ${expected}.`,
  );
}

function tooLarge(why: string): LessonFault {
  return new LessonFault("too-large", `It was cut off: ${why}.`);
}

/** Takes bytes by line or by count from portions of any size. */
class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #portions: Uint8Array[] = [];
  #total = 0;
  /** What has come and is not taken yet. */
  #left: Uint8Array[] = [];
  #leftLength = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  received(): Uint8Array {
    return concat(this.#portions);
  }

  /** A line without its end, CRLF or LF, as Latin-1. */
  async line(limit: number, tooLong: string): Promise<string> {
    let searched = 0;
    for (;;) {
      const left = this.#join();
      const end = left.indexOf(0x0a, searched);
      if ((end < 0 ? left.length : end) > limit) {
        throw tooLarge(tooLong);
      }
      if (end >= 0) {
        const line = this.#take(end + 1);
        return fromLatin1(line).replace(/\r?\n$/, "");
      }
      searched = left.length;
      if (!(await this.#more())) throw this.#closed();
    }
  }

  async exactly(count: number): Promise<Uint8Array> {
    while (this.#leftLength < count) {
      if (!(await this.#more())) {
        throw this.#closed(` after ${this.#leftLength} of ${count} bytes`);
      }
    }
    return this.#take(count);
  }

  async rest(): Promise<Uint8Array> {
    while (await this.#more());
    return this.#take(this.#leftLength);
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next();
    if (done) return false;
    this.#total += value.length;
    if (this.#total > MAX_ANSWER) {
      throw tooLarge("its answer is over 5 MB");
    }
    this.#portions.push(value);
    this.#left.push(value);
    this.#leftLength += value.length;
    return true;
  }

  #join(): Uint8Array {
    const [first = new Uint8Array(), ...more] = this.#left;
    const joined = more.length > 0 ? concat(this.#left) : first;
    this.#left = [joined];
    return joined;
  }

  #take(count: number): Uint8Array {
    const joined = this.#join();
    this.#left = [joined.subarray(count)];
    this.#leftLength -= count;
    return joined.subarray(0, count);
  }

  #closed(where = ""): LessonFault {
    const message =
      this.#total === 0
        ? "It hung up without an answer."
        : `It hung up in the middle of its answer${where}.`;
    return new LessonFault("closed", message);
  }
}
