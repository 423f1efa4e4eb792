import type { Lesson, Side } from "@decant/catalog";
import { curlLine } from "@decant/exchange";

/** A request as a line for bash or zsh. */
export interface CurlLine {
  /** The request's name. */
  readonly name: string;
  readonly line: string;
}

/**
 * All requests of a lesson as lines for bash or zsh. Where answers of the side
 * set cookies, these go from line to line through a file `cookies.txt` in the
 * folder where the lines are run; the first line begins it anew. A request with
 * a Cookie header of its own leaves them out.
 *
 * @param address - where the server listens: `http://127.0.0.1:3005`
 */
export function curlLines(
  address: string,
  lesson: Lesson,
  side: Side,
): CurlLine[] {
  const setsCookies = [...side.answers.values()].some(({ headers }) =>
    headers.some(([name]) => name.toLowerCase() === "set-cookie"),
  );
  let first = true;
  return lesson.requests.map((request) => {
    const isJarUsed =
      request.cookies &&
      !request.headers.some(([name]) => name.toLowerCase() === "cookie");
    const cookies =
      setsCookies && isJarUsed
        ? [...(first ? [] : ["-b cookies.txt"]), "-c cookies.txt"]
        : [];
    if (cookies.length > 0) first = false;
    return { name: request.name, line: curlLine(address, request, cookies) };
  });
}
