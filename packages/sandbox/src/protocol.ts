// What the page and a worker say to each other, on ports of their own.

/** How much of an answer a worker keeps: more than the page reads of it. */
export const MAX_ANSWER = 5_500_000;
/** The longest reply that is read, and the longest reason. */
export const MAX_REPLY = 6 * 1024 * 1024;
export const MAX_REASON = 2000;

/** The first message to a worker. */
export interface Ports {
  /** What comes is the page's; the page reads nothing that is sent on it. */
  readonly questions: MessagePort;
  /** No event of it ever reaches a lesson's code, so that cannot use it. */
  readonly replies: MessagePort;
}

/** What a worker needs before its first request. */
export interface Start {
  /** The lesson's folder: `05-dynamic-routes`. */
  readonly lesson: string;
  /** The path that starts the side: `src/app.ts`. */
  readonly entry: string;
  /** The files that it reads, by path. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Bytes that are no script, by file name. */
  readonly assets: Readonly<Record<string, Uint8Array>>;
  /** What a visitor has changed, by path. */
  readonly edits: Readonly<Record<string, string>>;
}

export type Question =
  | {
      readonly kind: "boot";
      readonly id: number;
      /** What an engine is made of, by file name. */
      readonly files: Readonly<Record<string, Uint8Array>>;
      /** Its memory as an earlier start left it; or the reply gives that. */
      readonly snapshot: Uint8Array | undefined;
    }
  | ({ readonly kind: "open"; readonly id: number } & Start)
  /** Needs no reply. */
  | { readonly kind: "close"; readonly id: number; readonly app: number }
  | {
      readonly kind: "send";
      readonly id: number;
      /** The question that opened it. */
      readonly app: number;
      readonly bytes: Uint8Array;
    };

export type Reply =
  | { readonly kind: "done"; readonly id: number; readonly bytes?: Uint8Array }
  | { readonly kind: "error"; readonly id: number; readonly reason: string }
  | { readonly kind: "crash"; readonly reason: string };
