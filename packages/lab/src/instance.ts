import { rmSync } from "node:fs";
import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  LessonFault,
  type WireRequest,
  writeRequest,
} from "@decant/exchange";
import type { App, Host } from "@decant/shared/host";
import { type Address, exchange, isOpen } from "./exchange.ts";
import { available, findSide, hostPath, startHostFor } from "./hosts.ts";
import { relativePaths } from "./relative-paths.ts";
import { nameSocket } from "./sockets.ts";

const TIMEOUT_MS = 10_000;
/** How long a broken connection waits for news of the process's end. */
const CRASH_NEWS_MS = 250;
/** The same, where nobody listens any more. */
const LATE_MS = 5000;

export interface SendOptions {
  /** For the whole exchange; ten seconds if not given. */
  timeoutMs?: number;
  /** Gives the request its cookies and takes in those of the answer. */
  jar?: CookieJar;
  /** Aborted once nobody waits for the answer. */
  signal?: AbortSignal | undefined;
}

/** One side of a lesson, running with fresh state. */
export interface Instance {
  /** The id of the process that runs it. */
  readonly pid: number | undefined;
  /** Resolves when it can answer no more, to the reason in a few words. */
  readonly gone: Promise<string>;
  /**
   * Sends one request. `Host` names the port of the side's own start script,
   * so that an answer that holds it is the same in every run.
   *
   * @throws BadRequest if the request is malformed: nothing is sent
   * @throws LessonFault if there is no usable answer
   */
  send(request: WireRequest, options?: SendOptions): Promise<Answer>;
  /** Ends it. */
  end(): Promise<void>;
  /** What its process printed: the last 16 KB. */
  errors(): string;
}

/**
 * Starts one side of a lesson in a process of its own, with fresh state.
 *
 * @param name - the side's name: `express`
 * @throws LessonFault `not-started` if something is not installed, or the
 *   lesson cannot be loaded
 */
export async function openInstance(
  lesson: Lesson,
  name: string,
): Promise<Instance> {
  const side = findSide(lesson, name);
  const missing = available(lesson, name);
  if (missing) throw new LessonFault("not-started", missing);
  const host = startHostFor(lesson, side);
  try {
    return await openOn(host, lesson, side, { end: () => host.end() });
  } catch (error) {
    await host.end();
    throw error;
  }
}

/**
 * Opens a side in a process that runs already.
 *
 * @param options.end - what ends the instance besides
 * @param options.unwanted - aborted to give up the start
 */
export async function openOn(
  host: Host,
  { directory }: Lesson,
  side: Side,
  { end, unwanted }: { end?: () => Promise<void>; unwanted?: AbortSignal } = {},
): Promise<Instance> {
  const say = (reason: string) => relativePaths(reason, directory);
  let app: App;
  try {
    app = await host.open(hostPath(side), nameSocket(side), unwanted);
  } catch (error) {
    const reason = say((error as Error).message);
    throw new LessonFault("not-started", `It did not start: ${reason}.`);
  }
  const gone = app.gone.then(say);
  let ended = false;
  const address =
    typeof app.address === "number"
      ? { port: app.address }
      : { path: app.address };
  const authority = `127.0.0.1:${side.port}`;
  return {
    pid: host.pid,
    gone,
    async send(request, { timeoutMs = TIMEOUT_MS, jar, signal } = {}) {
      const sent = writeRequest(jar?.addTo(request) ?? request, authority);
      try {
        const answer = await exchange(
          address,
          sent,
          request.method,
          timeoutMs,
          signal,
        );
        jar?.takeFrom(answer, request.path);
        return answer;
      } catch (error) {
        if (ended) {
          throw new LessonFault("closed", "It was ended before it answered.");
        }
        throw (await crashOf(gone, address, error)) ?? error;
      }
    },
    async end() {
      ended = true;
      await Promise.all([app.close(), end?.()]);
      if (address.path) rmSync(address.path, { force: true });
    },
    errors: () => host.output(),
  };
}

/** The fault `crashed`, if a connection broke because the app ended. */
async function crashOf(
  gone: Promise<string>,
  address: Address,
  error: unknown,
): Promise<LessonFault | undefined> {
  if (!(error instanceof LessonFault) || error.kind !== "closed") {
    return undefined;
  }
  const reason =
    (await within(CRASH_NEWS_MS, gone)) ??
    ((await isOpen(address)) ? undefined : await within(LATE_MS, gone));
  return reason === undefined
    ? undefined
    : new LessonFault("crashed", `It crashed: ${reason}.`);
}

/** Undefined where a promise takes longer. */
async function within<T>(
  milliseconds: number,
  promise: Promise<T>,
): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}
