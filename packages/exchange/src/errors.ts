/** A request that is not sent, because it is not well-formed. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
}

export type FaultKind =
  /** No whole answer came in time. */
  | "timeout"
  /** The connection ended before the answer did. */
  | "closed"
  /** What came is not HTTP/1.1. */
  | "nonsense"
  /** The lesson's process ended. */
  | "crashed"
  /** The answer is longer than what is read. */
  | "too-large"
  /** The lesson could not be started. */
  | "not-started"
  /** Too many lessons run already. */
  | "busy"
  /** Nobody waits for the answer any more. */
  | "dropped";

/** A lesson that gave no usable answer; the message is one sentence. */
export class LessonFault extends Error {
  override readonly name = "LessonFault";
  readonly kind: FaultKind;

  /** @param message - one sentence about the lesson: "It hung up …" */
  constructor(kind: FaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The fault of a request that is given up because its sender has gone. */
export function dropped(): LessonFault {
  return new LessonFault("dropped", "Nobody waits for its answer.");
}
