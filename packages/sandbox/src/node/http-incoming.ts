import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { joinHeaders } from "./http-headers.ts";

/** A request as a server reads it: Node's `http.IncomingMessage`. */
export class IncomingMessage extends Readable {
  aborted = false;
  complete = false;
  readonly httpVersion = "1.1";
  readonly httpVersionMajor = 1;
  readonly httpVersionMinor = 1;
  method = "";
  url = "";
  rawHeaders: string[] = [];
  rawTrailers: string[] = [];
  trailers = {};
  socket: Socket;
  #headers: Record<string, string | string[]> | undefined;

  constructor(socket: Socket) {
    super();
    this.socket = socket;
  }

  get headers(): Record<string, string | string[]> {
    this.#headers ??= joinHeaders(this.rawHeaders);
    return this.#headers;
  }

  set headers(headers) {
    this.#headers = headers;
  }

  get headersDistinct(): Record<string, string[]> {
    const all: Record<string, string[]> = {};
    for (let index = 0; index < this.rawHeaders.length; index += 2) {
      const name = (this.rawHeaders[index] ?? "").toLowerCase();
      (all[name] ??= []).push(this.rawHeaders[index + 1] ?? "");
    }
    return all;
  }

  get connection(): Socket {
    return this.socket;
  }

  setTimeout(): this {
    return this;
  }

  override _read(): void {
    // The whole body is pushed at once.
  }

  override _destroy(
    error: Error | null,
    done: (error?: Error | null) => void,
  ): void {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit("aborted");
    }
    done(error);
  }
}
