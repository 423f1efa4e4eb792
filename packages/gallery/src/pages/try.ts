import type { Lesson, Side } from "@decant/catalog";
import {
  BadRequest,
  formatRequest,
  type NamedRequest,
  parseRequest,
  RefusedRequest,
  type WireRequest,
} from "@decant/exchange";
import { available, type Visitors } from "@decant/lab";
import {
  type ExchangeView,
  type Outcome,
  viewExchange,
} from "../render/exchange.ts";
import type { Pair } from "./lesson.ts";

/** What Try it shows. */
export interface Tried {
  /** The name of the lesson's request; empty for an edited one. */
  readonly request: string;
  /** The text in the editor. */
  readonly raw: string;
  readonly exchange: ExchangeView | undefined;
  /** Why the request was not sent. */
  readonly refusal:
    | { readonly status: number; readonly sentence: string }
    | undefined;
  /** What has been done, where that is no exchange. */
  readonly done: string | undefined;
}

/** What the visitor asks for: a request by name, or a text, or both. */
export interface TryInput {
  readonly request: string | undefined;
  readonly raw: string | undefined;
}

/** Try it before anything is sent: a request and its recorded answers. */
export function showRecorded(
  lesson: Lesson,
  pair: Pair,
  name: string | undefined,
  done?: string,
): Tried {
  const request =
    lesson.requests.find((one) => one.name === name) ?? lesson.requests[0];
  const sides = [pair.left, pair.right];
  const outcomes = sides.map(
    (side) => [side, recorded(side, request)] as const,
  );
  const known = outcomes.some(([, { kind }]) => kind === "recorded");
  return {
    request: request?.name ?? "",
    raw: request ? formatRequest(request) : "GET /",
    exchange: known
      ? viewExchange(lesson, request?.name ?? "", outcomes)
      : undefined,
    refusal: undefined,
    done,
  };
}

/**
 * Sends a request to both sides.
 *
 * @param visitor - whose state it meets
 * @returns what each side said; a side that fails says why, and a request
 *   that is not sent comes with its refusal
 */
export async function send(
  visitors: Visitors,
  visitor: string,
  lesson: Lesson,
  pair: Pair,
  input: TryInput,
): Promise<Tried> {
  const named = lesson.requests.find(({ name }) => name === input.request);
  const raw = input.raw ?? (named ? formatRequest(named) : "");
  const unchanged = named && sameText(raw, formatRequest(named));
  const name = unchanged ? named.name : "";
  const shown = { request: name, raw, done: undefined };
  try {
    const wire = unchanged ? named : parseRequest(raw);
    const exchange = viewExchange(
      lesson,
      name,
      await Promise.all(
        [pair.left, pair.right].map(
          async (side) =>
            [
              side,
              await ask(
                visitors,
                visitor,
                lesson,
                side,
                wire,
                unchanged ? named : undefined,
              ),
            ] as const,
        ),
      ),
    );
    return { ...shown, exchange, refusal: undefined };
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    const refusal = { status: error.status, sentence: error.message };
    return { ...shown, exchange: undefined, refusal };
  }
}

async function ask(
  visitors: Visitors,
  visitor: string,
  lesson: Lesson,
  side: Side,
  wire: WireRequest,
  named: NamedRequest | undefined,
): Promise<Outcome> {
  const missing = available(lesson, side.name);
  if (missing !== undefined) return recorded(side, named, missing);
  try {
    const answer = await visitors.send(visitor, lesson, side.name, wire);
    return { kind: "live", answer };
  } catch (error) {
    if (error instanceof BadRequest)
      throw new RefusedRequest(400, error.message);
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "none", note: `${side.label} gave no answer: ${reason}` };
  }
}

function recorded(
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

/** A form sends line ends as CRLF, and may add or drop the last one. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(a) === plain(b);
}
