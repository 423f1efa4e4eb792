import type { Lesson, Side } from "@decant/catalog";
import {
  BadRequest,
  type FaultKind,
  LessonFault,
  type NamedRequest,
  RefusedRequest,
  type WireRequest,
} from "@decant/exchange";
import { available, type Visitors } from "@decant/lab";
import type { Outcome } from "./exchange.ts";

/** Who sends what, and to which lesson. */
export interface Asked {
  readonly visitors: Visitors;
  readonly visitor: string;
  readonly lesson: Lesson;
  readonly wire: WireRequest;
  /** The lesson's own request, where the visitor did not change it. */
  readonly named: NamedRequest | undefined;
  /** Aborted once nobody waits for the answer. */
  readonly signal: AbortSignal;
}

/** As a gateway says them (RFC 9110, section 15.6). */
const STATUSES: Partial<Record<FaultKind, number>> = {
  busy: 503,
  timeout: 504,
};
const BAD_GATEWAY = 502;

/**
 * Sends a request to one side.
 *
 * @returns its answer; its recorded one where the side cannot run; else the
 *   reason in a sentence, with the status that says so
 * @throws RefusedRequest if the request is malformed
 */
export async function ask(side: Side, asked: Asked): Promise<Outcome> {
  const { visitors, visitor, lesson, wire, named, signal } = asked;
  try {
    const missing = available(lesson, side.name);
    if (missing !== undefined) return recorded(side, named, missing);
    const answer = await visitors.send(visitor, lesson, side.name, wire, {
      signal,
    });
    return { kind: "live", answer, note: answer.lost ?? "" };
  } catch (error) {
    if (error instanceof BadRequest) {
      throw new RefusedRequest(400, error.message);
    }
    if (!(error instanceof LessonFault)) throw error;
    return {
      kind: "none",
      note: `${side.label} gave no answer: ${error.message}`,
      status: STATUSES[error.kind] ?? BAD_GATEWAY,
    };
  }
}

/**
 * The recorded answer of a side.
 *
 * @param missing - why there is no live one
 */
export function recorded(
  side: Side,
  request: NamedRequest | undefined,
  missing?: string,
): Outcome {
  const answer = request && side.answers.get(request.name);
  if (answer) {
    const versions = `Recorded with ${side.recordedWith}.`;
    const note = missing
      ? `${missing} This is the recorded answer. ${versions}`
      : versions;
    return { kind: "recorded", answer, note };
  }
  const none = request
    ? "There is no recorded answer."
    : "An edited request has no recorded answer.";
  return { kind: "none", note: missing ? `${missing} ${none}` : none };
}
