import type { RE2JS } from "re2js";

export type Header = readonly [name: string, value: string];

/** A request as someone wrote it down. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, in ASCII: what stands in the request line. */
  readonly path: string;
  /** In their order; without Host, Content-Length, Connection and
   * Transfer-Encoding. */
  readonly headers: readonly Header[];
  /** Text is sent as UTF-8; empty for none. */
  readonly body: string | Uint8Array;
  /** False if it goes without the cookies that earlier answers set. */
  readonly cookies?: boolean;
}

/** A named request of requests.http. */
export interface NamedRequest extends WireRequest {
  readonly name: string;
  readonly body: string;
  readonly cookies: boolean;
  /** The region of the lesson's source that answers it. */
  readonly region?: string;
  /** The line of its `###`, from 1. */
  readonly line: number;
}

/** A request of any file: its name may be empty. */
export interface FileRequest extends NamedRequest {
  /** `http://127.0.0.1:3005`; empty where only a path is given. */
  readonly origin: string;
}

/** An answer as it came over the wire. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly reason: string;
  /** In order and case as sent; bytes beyond ASCII are read as Latin-1. */
  readonly headers: readonly Header[];
  /** The content, without the framing of `Transfer-Encoding: chunked`. */
  readonly body: Uint8Array;
  /** Every byte that was read. */
  readonly received: Uint8Array;
}

/** An answer, the request that it answers, and the time between. */
export interface Answer extends ReceivedAnswer {
  /** Every byte of the request. */
  readonly sent: Uint8Array;
  /** From the first attempt to connect to the answer's last byte. */
  readonly milliseconds: number;
}

/** What changes from run to run, and the name that stands in its place. */
export interface Mask {
  readonly name: string;
  /** Its first group, or else the whole match, is replaced by `{name}`. */
  readonly pattern: RE2JS;
}

/** One answer as recorded: masked where it changes from run to run. */
export interface RecordedAnswer {
  readonly request: string;
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

/** One explained difference between the Flask side and another. */
export interface LedgerRow {
  /** The requests that it is about; empty for any (the common ledger). */
  readonly requests: readonly string[];
  /**
   * `status`, `reason`, `header Allow`, `body`, or `json` where two bodies are
   * the same JSON value and differ as text alone.
   */
  readonly part: string;
  /** Flask's value: `…` stands for any text, `absent` for no such header. */
  readonly flask: string;
  /** The other side's value, in the same form. */
  readonly other: string;
  /** The other side's name: `express`. */
  readonly side: string;
  /** Why they differ and what to say about it, as Markdown. */
  readonly why: string;
  /** The line of its file, from 1. */
  readonly line: number;
}
