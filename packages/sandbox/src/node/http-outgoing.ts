// oxlint-disable no-underscore-dangle -- Node's own names: middleware reads and
// calls them.

import type { Socket } from "node:net";
import { Writable } from "node:stream";
import { checkName, checkValue, nodeError } from "./http-headers.ts";
import type { IncomingMessage } from "./http-incoming.ts";
import { STATUS_CODES } from "./http-status.ts";
import { SentBytes } from "./sent-bytes.ts";

type Value = number | string | readonly string[];
type Fields = Readonly<Record<string, Value>> | readonly unknown[];
type Done = (error?: Error | null) => void;

/**
 * An answer as a server writes it: Node's `http.ServerResponse`. It checks,
 * orders and completes the headers as Node does, for a connection that ends
 * with this answer.
 */
export class ServerResponse extends Writable {
  statusCode = 200;
  statusMessage: string | undefined = undefined;
  sendDate = true;
  finished = false;
  chunkedEncoding = false;
  readonly shouldKeepAlive = false;
  readonly useChunkedEncodingByDefault = true;
  readonly req: IncomingMessage;
  socket: Socket | null;
  /** The head as it was sent; null before. Middleware looks at it. */
  _header: string | null = null;
  /** What was sent so far, framing included. */
  readonly sent = new SentBytes();
  /** By lower-case name. */
  readonly #fields = new Map<string, [name: string, value: Value]>();
  /** What `writeHead` got as a list, where names may repeat. */
  #list: [name: string, value: Value][] | undefined;
  #hasBody = true;
  #length: number | undefined;

  constructor(req: IncomingMessage) {
    super({ decodeStrings: true });
    this.req = req;
    this.socket = req.socket;
    if (req.method === "HEAD") this.#hasBody = false;
  }

  get connection(): Socket | null {
    return this.socket;
  }

  get headersSent(): boolean {
    return this._header !== null;
  }

  setHeader(name: string, value: Value): this {
    this.#refuseIfSent("set");
    checkName(name);
    checkValue(name, value);
    this.#fields.set(name.toLowerCase(), [name, value]);
    return this;
  }

  setHeaders(headers: Headers | Map<string, Value>): this {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    this.#refuseIfSent("append");
    const [known, before] = this.#fields.get(name.toLowerCase()) ?? [];
    if (known === undefined) return this.setHeader(name, value);
    return this.setHeader(known, [before ?? [], value].flat().map(String));
  }

  getHeader(name: string): Value | undefined {
    return this.#fields.get(name.toLowerCase())?.[1];
  }

  getHeaders(): Record<string, Value> {
    const headers = Object.create(null) as Record<string, Value>;
    for (const [key, [, value]] of this.#fields) headers[key] = value;
    return headers;
  }

  getHeaderNames(): string[] {
    return [...this.#fields.keys()];
  }

  getRawHeaderNames(): string[] {
    return Array.from(this.#fields.values(), ([name]) => name);
  }

  hasHeader(name: string): boolean {
    return this.#fields.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.#refuseIfSent("remove");
    this.#fields.delete(name.toLowerCase());
  }

  writeHead(status: number, reason?: string | Fields, fields?: Fields): this {
    this.#refuseIfSent("write");
    const code = Math.trunc(status);
    if (!(code >= 100 && code <= 999)) {
      throw nodeError(
        "ERR_HTTP_INVALID_STATUS_CODE",
        `Invalid status code: ${status}`,
        RangeError,
      );
    }
    this.statusCode = code;
    const given = typeof reason === "string" ? fields : (reason ?? fields);
    if (typeof reason === "string") this.statusMessage = reason;
    this.statusMessage ??= STATUS_CODES[code] ?? "unknown";
    this.#take(given ?? {});
    if (code === 204 || code === 304) this.#hasBody = false;
    this._header = this.#head();
    this.#push(this._header, "latin1");
    return this;
  }

  /** What Node calls where nobody called `writeHead`; sessions call it too. */
  _implicitHeader(): void {
    this.writeHead(this.statusCode);
  }

  flushHeaders(): void {
    if (!this.headersSent) this._implicitHeader();
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    if (!this.headersSent && !this.writableEnded) this._implicitHeader();
    if (this.sent.isFull) return false;
    return super.write(chunk, ...(rest as [BufferEncoding]));
  }

  override end(...given: unknown[]): this {
    const [chunk, encoding] = given;
    const isEmpty = chunk === undefined || chunk === null;
    if (!this.headersSent && !this.writableEnded) {
      this.#length =
        isEmpty || typeof chunk === "function"
          ? 0
          : Buffer.byteLength(
              chunk as string,
              typeof encoding === "string"
                ? (encoding as BufferEncoding)
                : "utf8",
            );
      this._implicitHeader();
    }
    this.finished = true;
    return super.end(...(given as [unknown, BufferEncoding]));
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    if (this.#hasBody && chunk.length > 0) {
      if (this.chunkedEncoding) this.#push(`${chunk.length.toString(16)}\r\n`);
      this.sent.push(chunk);
      if (this.chunkedEncoding) this.#push("\r\n");
      // Nobody reads further, and hangs up.
      if (this.sent.isFull) this.socket?.destroy();
    }
    done();
  }

  override _final(done: Done): void {
    if (this.chunkedEncoding && this.#hasBody) this.#push("0\r\n\r\n");
    done();
  }

  addTrailers(): void {
    // No lesson sends any.
  }

  assignSocket(socket: Socket): void {
    this.socket = socket;
  }

  detachSocket(): void {
    this.socket = null;
  }

  setTimeout(): this {
    return this;
  }

  writeContinue(): void {
    this.#push("HTTP/1.1 100 Continue\r\n\r\n");
  }

  writeProcessing(): void {
    this.#push("HTTP/1.1 102 Processing\r\n\r\n");
  }

  #take(given: Fields): void {
    if (Array.isArray(given)) {
      const flat = given.flat() as Value[];
      const pairs = flat.flatMap((name, at): [string, Value][] =>
        at % 2 === 0 ? [[String(name), flat[at + 1] as Value]] : [],
      );
      if (this.#fields.size === 0) this.#list = pairs;
      else for (const [name, value] of pairs) this.setHeader(name, value);
      return;
    }
    for (const [name, value] of Object.entries(given)) {
      this.setHeader(name, value as Value);
    }
  }

  #head(): string {
    const fields = this.#list ?? [...this.#fields.values()];
    const names = new Set(fields.map(([name]) => name.toLowerCase()));
    const lines = fields.flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((one) => `${name}: ${String(one)}`)
        : `${name}: ${String(value)}`,
    );
    if (this.sendDate && !names.has("date")) {
      lines.push(`Date: ${new Date().toUTCString()}`);
    }
    if (!names.has("connection")) lines.push("Connection: close");
    if (this.#hasBody && !names.has("content-length")) {
      if (names.has("transfer-encoding")) this.chunkedEncoding = true;
      else if (this.#length !== undefined) {
        lines.push(`Content-Length: ${this.#length}`);
      } else {
        lines.push("Transfer-Encoding: chunked");
        this.chunkedEncoding = true;
      }
    }
    const status = `HTTP/1.1 ${this.statusCode} ${this.statusMessage ?? ""}`;
    return `${[status, ...lines].join("\r\n")}\r\n\r\n`;
  }

  #push(text: string, encoding: BufferEncoding = "latin1"): void {
    this.sent.push(Buffer.from(text, encoding));
  }

  #refuseIfSent(what: string): void {
    if (!this.headersSent) return;
    throw nodeError(
      "ERR_HTTP_HEADERS_SENT",
      `Cannot ${what} headers after they are sent to the client`,
      Error,
    );
  }
}
