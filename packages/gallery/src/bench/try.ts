import type { Lesson } from "@decant/catalog";
import { formatRequest, parseRequest, RefusedRequest } from "@decant/exchange";
import type { Visitors } from "@decant/lab";
import { type Asked, ask, recorded } from "./ask.ts";
import { type ExchangeView, viewExchange } from "./exchange.ts";
import type { Pair } from "./lesson.ts";

/** What Try it shows. */
export interface Tried {
  /** The name of the lesson's request; empty for an edited one. */
  readonly request: string;
  /** The text in the editor. */
  readonly raw: string;
  readonly exchange: ExchangeView | undefined;
  /** Of the whole page: 200, or that of a side which gave no answer. */
  readonly status: number;
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
    status: 200,
    refusal: undefined,
    done,
  };
}

/**
 * Sends a request to both sides; to one that stands on both hands it goes once.
 *
 * @param visitor - whose state it meets
 * @param signal - aborted once nobody waits for the answers
 * @returns what each side said; a side that fails says why, and a request
 *   that is not sent comes with its refusal
 */
export async function send(
  visitors: Visitors,
  visitor: string,
  lesson: Lesson,
  pair: Pair,
  input: TryInput,
  signal: AbortSignal,
): Promise<Tried> {
  const known = lesson.requests.find(({ name }) => name === input.request);
  const raw = input.raw ?? (known ? formatRequest(known) : "");
  const named =
    known && sameText(raw, formatRequest(known)) ? known : undefined;
  const shown = { request: named?.name ?? "", raw, done: undefined };
  try {
    const wire = named ?? parseRequest(raw);
    const asked: Asked = { visitors, visitor, lesson, wire, named, signal };
    const { left, right } = pair;
    const leftAnswer = ask(left, asked);
    const rightAnswer = left === right ? leftAnswer : ask(right, asked);
    const [first, second] = await Promise.all([leftAnswer, rightAnswer]);
    const outcomes = [[left, first] as const, [right, second] as const];
    return {
      ...shown,
      exchange: viewExchange(lesson, shown.request, outcomes),
      status: Math.max(first.status ?? 200, second.status ?? 200),
      refusal: undefined,
    };
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    const { status, message: sentence } = error;
    return {
      ...shown,
      exchange: undefined,
      status,
      refusal: { status, sentence },
    };
  }
}

/** A form sends line ends as CRLF, and may add or drop the last one. */
function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(a) === plain(b);
}
