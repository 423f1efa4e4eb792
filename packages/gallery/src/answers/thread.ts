import { CookieJar, type Header } from "@decant/exchange";
import type { Both } from "./cells.ts";
import {
  type LessonData,
  type RequestData,
  recordedAnswer,
  type SideData,
  sideOf,
} from "./data.ts";
import { listed } from "./text.ts";

/** What becomes of a side's cookies at one request. */
export interface Step {
  /**
   * `none`: there are none. `sent`: those of the jar go along. `left out`: the
   * jar has some, and they do not. `own`: the request brings its own.
   */
  readonly sent: "none" | "sent" | "left out" | "own";
  /** The steps, from 1, that set what is sent. */
  readonly setBy: readonly number[];
  /** Whether the jar holds a cookie before the request, and after it. */
  readonly before: boolean;
  readonly after: boolean;
  /** What the answer does: `set` stands above `deleted`. */
  readonly change: "set" | "deleted" | "none";
}

/**
 * Follows a side's cookies through the lesson's requests, as its recorded
 * answers set them and a browser sends them.
 *
 * @param side - the side's name
 * @returns one step for each request, in their order
 */
export function cookieThread(data: LessonData, side: string): Step[] {
  const jar = new CookieJar(() => 0);
  const setBy = new Map<string, number>();
  return data.requests.map((request, index) =>
    follow(jar, setBy, request, index + 1, sideOf(data, side)),
  );
}

function follow(
  jar: CookieJar,
  setBy: Map<string, number>,
  request: RequestData,
  number: number,
  side: SideData,
): Step {
  const before = setBy.size > 0;
  const names = sentNames(jar, request);
  const sent = request.headers.some(isCookie)
    ? "own"
    : names.length > 0
      ? "sent"
      : before
        ? "left out"
        : "none";
  const steps = names.flatMap((name) => setBy.get(name) ?? []);
  const answer = recordedAnswer(side, request.name);
  let change: Step["change"] = "none";
  for (const [name, value] of answer?.headers ?? []) {
    if (name.toLowerCase() !== "set-cookie") continue;
    const cookie = nameOf(value);
    if (deletes(value)) {
      if (setBy.delete(cookie) && change === "none") change = "deleted";
    } else {
      setBy.set(cookie, number);
      change = "set";
    }
  }
  if (answer) jar.takeFrom(answer, request.path);
  return {
    sent,
    setBy: [...new Set(steps)].toSorted((a, b) => a - b),
    before,
    after: setBy.size > 0,
    change,
  };
}

function sentNames(jar: CookieJar, request: RequestData): string[] {
  const header = jar.header(request.path) ?? "";
  if (!request.cookies || request.headers.some(isCookie)) return [];
  return header === "" ? [] : header.split("; ").map(nameOf);
}

function isCookie([name]: Header): boolean {
  return name.toLowerCase() === "cookie";
}

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf("="));
}

/** In a recording each date but the one that deletes is a placeholder. */
function deletes(setCookie: string): boolean {
  return /; *(?:max-age=0|expires=Thu, 01 Jan 1970)/i.test(setCookie);
}

/** Whether one of the two sides ever has a cookie. */
export function hasCookies(thread: readonly Step[]): boolean {
  return thread.some(({ after, sent }) => after || sent !== "none");
}

/** What stands after a side's name: `set by step 7`. */
export function cookieSentence({ sent, setBy }: Step): string {
  if (sent === "own") return "the request’s own";
  if (sent === "left out") return "left out";
  if (setBy.length === 0) return "none";
  const steps = setBy.length === 1 ? "step" : "steps";
  return `set by ${steps} ${listed(setBy.map(String))}`;
}

/**
 * One step of both threads as SVG, 30 by 24: a dot where a cookie is set, a
 * cross where it is deleted, dots where it is not sent.
 *
 * @param styles - the classes of the sides' colours
 */
export function threadSvg(steps: Both<Step>, styles: Both<string>): string {
  const lanes = steps.map(
    (step, at) =>
      `<g class="${styles[at]}">${laneSvg(step, at === 0 ? 9 : 21)}</g>`,
  );
  return `<svg class="thread" viewBox="0 0 30 24" aria-hidden="true">${lanes.join("")}</svg>`;
}

/** The line goes beyond the box: rows that are higher stay joined. */
function laneSvg({ before, after, sent, change }: Step, x: number): string {
  if (change === "deleted" && !after) {
    return `<path d="M${x} -10V9M${x - 3.2} 8.8l6.4 6.4M${x + 3.2} 8.8l-6.4 6.4"/>`;
  }
  if (change === "none" && before && sent !== "sent") {
    return `<path class="left-out" d="M${x} -2V26"/>`;
  }
  if (!before && !after)
    return `<circle class="none" cx="${x}" cy="12" r="1.3"/>`;
  const line = `<path d="M${x} ${before ? -10 : 12}V${after ? 34 : 12}"/>`;
  const dot = `<circle cx="${x}" cy="12" r="4"/>`;
  return change === "none" ? line : `${line}${dot}`;
}
