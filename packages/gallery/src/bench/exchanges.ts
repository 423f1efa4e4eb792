import type { Lesson, Side } from "@decant/catalog";
import { answersHtml } from "../answers/html.ts";
import { toLessonData } from "../answers/lesson-data.ts";
import {
  cookieSentence,
  cookieThread,
  hasCookies,
  threadSvg,
} from "../answers/thread.ts";
import { viewExchange } from "../answers/view.ts";
import { sideStyle } from "../render/side-style.ts";

/** One request, with what both sides answered when it was recorded. */
export interface RecordedExchange {
  readonly number: number;
  readonly name: string;
  readonly method: string;
  /** The request line's start: `POST /login`. */
  readonly wire: string;
  readonly region: string;
  /** Which cookies each side is sent; empty in a lesson without cookies. */
  readonly cookies: readonly string[];
  /** The step of the cookies' thread, as SVG; empty as above. */
  readonly thread: string;
  /** How many differences the lesson explains, and the left side's status. */
  readonly differences: number;
  readonly status: number | undefined;
  /** The two answers, as HTML. */
  readonly html: string;
  /** What a screen reader says: `200, one difference`. */
  readonly spoken: string;
}

/** The lesson's requests in their order, as two of its sides answer them. */
export function viewExchanges(
  lesson: Lesson,
  left: Side,
  right: Side,
): RecordedExchange[] {
  const data = toLessonData(lesson);
  const pair = [left.name, right.name] as const;
  const styles = [sideStyle(left), sideStyle(right)] as const;
  const threads = [
    cookieThread(data, left.name),
    cookieThread(data, right.name),
  ] as const;
  const isThread = threads.some(hasCookies);
  return lesson.requests.map(({ name, method, path, region }, index) => {
    const view = viewExchange({ data, request: name, pair });
    const steps = threads.flatMap((thread) => thread[index] ?? []);
    const [first, second] = steps;
    return {
      number: index + 1,
      name,
      method,
      wire: `${method} ${path}`,
      region: region ?? "",
      cookies: isThread ? steps.map(cookieSentence) : [],
      thread:
        isThread && first && second ? threadSvg([first, second], styles) : "",
      differences: view.differences,
      status: left.answers.get(name)?.status,
      html: answersHtml(view),
      spoken: view.spoken,
    };
  });
}
