import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  decodeBytes,
  LessonFault,
  type WireRequest,
} from "@decant/exchange";
import { type Instance, openInstance } from "@decant/lab";
import * as fc from "fast-check";
import { hostileRequests, MARKUP } from "./hostile.ts";

const TIMEOUT_MS = 10_000;
const LONGEST_MS = 2000;

/** What a side did with hostile requests. */
export interface FuzzResult {
  readonly sent: number;
  readonly slowestMs: number;
  /** The smallest request found that is not answered as it should be. */
  readonly problem: string | undefined;
}

/**
 * Sends one side hostile requests, one after the other, and stops at the first
 * that it does not take: a 5xx that the lesson does not show, no answer, or
 * one that names the folders of this machine. fast-check then looks for the
 * smallest such request.
 *
 * @param seed - the same seed makes the same requests
 * @param runs - how many are sent
 */
export async function fuzzSide(
  lesson: Lesson,
  side: Side,
  { seed, runs }: { seed: number; runs: number },
): Promise<FuzzResult> {
  let instance = await openInstance(lesson, side.name);
  const jar = new CookieJar();
  const send = (request: WireRequest) =>
    instance.send(request, { jar, timeoutMs: TIMEOUT_MS });
  let sent = 0;
  let slowestMs = 0;
  const property = fc.asyncProperty(
    hostileRequests(lesson),
    async (request) => {
      sent += 1;
      const started = performance.now();
      try {
        let answer = await send(request);
        // A busy machine is slow once; a costly request is slow again.
        if (answer.milliseconds > LONGEST_MS) answer = await send(request);
        return judge(lesson, side, request, answer);
      } catch (error) {
        if (!(error instanceof LessonFault)) throw error;
        instance = await restart(instance, lesson, side);
        throw error;
      } finally {
        slowestMs = Math.max(slowestMs, performance.now() - started);
      }
    },
  );
  try {
    const details = await fc.check(property, { seed, numRuns: runs });
    const problem = details.failed
      ? `${show(details.counterexample?.[0])}\n${String(details.errorInstance)}`
      : undefined;
    return { sent, slowestMs, problem };
  } finally {
    await instance.end();
  }
}

/** @throws Error, in one sentence, if the answer is not one to give */
function judge(
  lesson: Lesson,
  side: Side,
  { method, path }: WireRequest,
  answer: Answer,
): void {
  if (answer.status >= 500 && !isShown(lesson, side, path, answer.status)) {
    throw new Error(`answered ${answer.status} to ${method}`);
  }
  if (answer.milliseconds > LONGEST_MS) {
    throw new Error(`took ${Math.round(answer.milliseconds)} ms`);
  }
  const text = decodeBytes(answer.body) ?? "";
  const [, type = ""] =
    answer.headers.find(([name]) => /^content-type$/i.test(name)) ?? [];
  if (type.startsWith("text/html") && text.includes(MARKUP)) {
    throw new Error("the answer has the markup that was sent, unescaped");
  }
  if (side.language === "python" && text.includes(lesson.directory)) {
    throw new Error("the answer names the lesson's folder");
  }
}

/**
 * Some lessons answer 500 on purpose: then a recording shows it, for this path
 * or for one above it. `/` is above no other, or one recording would allow all.
 */
function isShown(lesson: Lesson, side: Side, path: string, status: number) {
  const asked = plainPath(path);
  return lesson.requests.some((request) => {
    if (side.answers.get(request.name)?.status !== status) return false;
    const shown = plainPath(request.path);
    return asked === shown || (shown !== "" && asked.startsWith(`${shown}/`));
  });
}

/** Without the query, and as a server that forgives much reads it. */
function plainPath(path: string): string {
  const [bare = ""] = path.split("?");
  const decoded = bare.toLowerCase().replaceAll("%2f", "/");
  return decoded.replaceAll(/\/+/g, "/").replace(/\/$/, "");
}

async function restart(old: Instance, lesson: Lesson, side: Side) {
  await old.end();
  return openInstance(lesson, side.name);
}

function show(request: WireRequest | undefined): string {
  if (!request) return "";
  const { method, path, headers, body } = request;
  const head = headers.map(([name, value]) => `${name}: ${value}`);
  const text =
    typeof body === "string" ? JSON.stringify(body) : `bytes ${body.join(" ")}`;
  return [`${method} ${path}`, ...head, "", text.slice(0, 500)].join("\n");
}
