import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  CookieJar,
  LessonFault,
  type WireRequest,
  writeRequest,
} from "@decant/exchange";
import type { Host } from "@decant/shared/host";
import { exchange } from "./exchange.ts";
import { available, findSide, hostPath, startHostFor } from "./hosts.ts";

const TIMEOUT_MS = 10_000;
/** How long a broken connection waits for news of the process's end. */
const CRASH_NEWS_MS = 250;

export interface SendOptions {
  /** For the whole exchange; ten seconds if not given. */
  timeoutMs?: number;
  /** Gives the request its cookies and takes in those of the answer. */
  jar?: CookieJar;
  /** Aborted once nobody waits for the answer. */
  signal?: AbortSignal | undefined;
}

/** One side of a lesson, running with fresh state in a process of its own. */
export interface Instance {
  /** The process's id. */
  readonly pid: number | undefined;
  /** The loopback port on which it listens. */
  readonly port: number;
  /**
   * Sends one request. `Host` names the port of the side's own start script,
   * so that an answer that holds it is the same in every run.
   *
   * @throws BadRequest if the request is malformed: nothing is sent
   * @throws LessonFault if there is no usable answer
   */
  send(request: WireRequest, options?: SendOptions): Promise<Answer>;
  /** Ends the process. */
  end(): Promise<void>;
  /** What the lesson printed: the last 16 KB. */
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
  return openOn(startHostFor(lesson, side), side);
}

/** Loads a side into a process that waits for one. */
export async function openOn(host: Host, side: Side): Promise<Instance> {
  let port: number;
  try {
    port = await host.open(hostPath(side));
  } catch (error) {
    await host.end();
    const reason = (error as Error).message;
    throw new LessonFault("not-started", `It did not start: ${reason}.`);
  }
  let ended = false;
  const authority = `127.0.0.1:${side.port}`;
  return {
    pid: host.pid,
    port,
    async send(request, { timeoutMs = TIMEOUT_MS, jar, signal } = {}) {
      const sent = writeRequest(jar?.addTo(request) ?? request, authority);
      try {
        const answer = await exchange(
          { port },
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
        throw (await crashOf(host, error)) ?? error;
      }
    },
    end() {
      ended = true;
      return host.end();
    },
    errors: () => host.output(),
  };
}

/** The fault `crashed`, if a connection broke because the process ended. */
async function crashOf(
  host: Host,
  error: unknown,
): Promise<LessonFault | undefined> {
  if (!(error instanceof LessonFault) || error.kind !== "closed") {
    return undefined;
  }
  let timer: NodeJS.Timeout | undefined;
  const reason = await Promise.race([
    host.gone,
    new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), CRASH_NEWS_MS);
    }),
  ]);
  clearTimeout(timer);
  return reason === undefined
    ? undefined
    : new LessonFault("crashed", `It crashed: ${reason}.`);
}
