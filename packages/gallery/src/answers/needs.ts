import type { RecordedAnswer } from "@decant/exchange";
import type { Both } from "./cells.ts";
import {
  type LessonData,
  type RequestData,
  recordedAnswer,
  type SideData,
  sideOf,
} from "./data.ts";
import { cookieThread, type Step } from "./thread.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const CONFLICT = 409;
const REFUSED = 400;
/** They lead to another path, and nothing was done yet. */
const REDIRECTS = new Set([301, 307, 308]);
const FORM_REFUSED = new Set([400, 405, 406, 413, 414, 415, 422]);

/**
 * Finds the earlier requests without which a request is not answered as
 * recorded: those that set the cookies which it sends, those that changed what
 * its path names, and all before it where the same request was answered
 * otherwise before and none of those explains it. What they need comes too.
 *
 * @param request - the request's name
 * @param pair - the sides' names
 * @returns the names in their order
 */
export function needsOf(
  data: LessonData,
  request: string,
  pair: Both<string>,
): string[] {
  const at = data.requests.findIndex(({ name }) => name === request);
  const needed = new Set<number>();
  const threads = pair.map((side) => cookieThread(data, side));
  const open = at < 0 ? [] : [at];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = pair.flatMap((side, one) => [
      ...(threads[one]?.[next]?.setBy ?? []).map((step) => step - 1),
      ...stateBefore(data, sideOf(data, side), threads[one] ?? [], next),
    ]);
    for (const index of found.filter((one) => !needed.has(one))) {
      needed.add(index);
      open.push(index);
    }
  }
  return data.requests
    .filter((_request, index) => needed.has(index))
    .map(({ name }) => name);
}

/** The indices of the earlier requests that changed what this one shows. */
function stateBefore(
  data: LessonData,
  side: SideData,
  thread: readonly Step[],
  at: number,
): number[] {
  const request = data.requests[at];
  const answers = data.requests.map(({ name }) => recordedAnswer(side, name));
  const answer = answers[at];
  if (!request || !answer || !dependsOnState(request, answer)) return [];
  const earlier = data.requests.slice(0, at);
  const isDifferent = earlier.some((other, index) => {
    const before = answers[index];
    return (
      other.raw === request.raw &&
      thread[index]?.sent === thread[at]?.sent &&
      thread[at]?.sent !== "sent" &&
      (before?.status !== answer.status || before.body !== answer.body)
    );
  });
  const changing = indicesOf(earlier, (other, index) => {
    const status = answers[index]?.status ?? REFUSED;
    return (
      !SAFE.has(other.method) &&
      status < REFUSED &&
      !REDIRECTS.has(status) &&
      (other.method !== "POST" || status > 200 || isDifferent) &&
      (request.method !== "POST" ||
        other.path !== request.path ||
        answer.status === CONFLICT) &&
      concerns(other.path, request.path)
    );
  });
  // Even to read may change something: a counter, a cache.
  return isDifferent && changing.length === 0
    ? indicesOf(earlier, () => true)
    : changing;
}

/** What is refused for its form is so in any state. */
function dependsOnState(request: RequestData, answer: RecordedAnswer): boolean {
  return request.method !== "OPTIONS" && !FORM_REFUSED.has(answer.status);
}

function indicesOf(
  requests: readonly RequestData[],
  test: (request: RequestData, index: number) => boolean,
): number[] {
  return requests.flatMap((one, index) => (test(one, index) ? [index] : []));
}

/**
 * Whether a change of one path can show in another: `/users` in `/users/2` and
 * the other way round, and `/users/2/posts` in `/posts`.
 */
function concerns(changed: string, asked: string): boolean {
  const [ours, theirs] = [partsOf(changed), partsOf(asked)];
  const shorter = Math.min(ours.length, theirs.length);
  const last = ours.at(-1) ?? "";
  return (
    ours.slice(0, shorter).every((part, at) => part === theirs[at]) ||
    (/^[a-z]/i.test(last) && theirs.includes(last))
  );
}

function partsOf(path: string): string[] {
  return path
    .slice(0, `${path}?`.indexOf("?"))
    .split("/")
    .filter((part) => part !== "");
}
