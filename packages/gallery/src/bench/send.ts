import type { Lesson } from "@decant/catalog";
import {
  BadRequest,
  formatRequest,
  parseRequest,
  RefusedRequest,
  type Runner,
} from "@decant/exchange";
import { toLessonData } from "../answers/lesson-data.ts";
import { outcomeOf, statusOf } from "../answers/outcome.ts";
import {
  type AnswersView,
  type Outcome,
  viewExchange,
} from "../answers/view.ts";
import type { BenchState } from "./state.ts";

/** What a form has sent, and what came of it. */
export interface Sent {
  /** Of the page: 200, that of a fault, or why the request was not sent. */
  readonly status: number;
  readonly view?: AnswersView;
  /** What has been done, or why the request was not sent. */
  readonly sentence?: string;
}

/**
 * Sends the chosen request, or the edited one, to both sides, and waits for
 * both answers: for pages without a script.
 *
 * @param signal - aborted once nobody waits
 */
export async function send(
  runner: Runner,
  lesson: Lesson,
  state: BenchState,
  signal: AbortSignal,
): Promise<Sent> {
  const { left, right, request, raw } = state;
  const isOwn =
    request && (raw === undefined || isSame(raw, formatRequest(request)));
  const names = [...new Set([left.name, right.name])];
  try {
    const wire = isOwn ? request : parseRequest(raw ?? "");
    const opened = runner.open(
      lesson.folder,
      names.map((name) => ({ name, files: {} })),
    );
    const outcomes = new Map<string, Outcome>();
    let status = 200;
    const name = isOwn ? request.name : "";
    for await (const event of opened.send(wire, name, signal)) {
      outcomes.set(event.side, outcomeOf(event));
      status = Math.max(status, statusOf(event));
    }
    const view = viewExchange({
      data: toLessonData(lesson),
      request: isOwn ? request.name : wire,
      pair: [left.name, right.name],
      outcomes,
    });
    return { status, view };
  } catch (error) {
    if (error instanceof RefusedRequest) {
      return { status: error.status, sentence: error.message };
    }
    if (error instanceof BadRequest) {
      return { status: 400, sentence: error.message };
    }
    throw error;
  }
}

/** A form sends line ends as CRLF, and may add or drop the last one. */
function isSame(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(a) === plain(b);
}
