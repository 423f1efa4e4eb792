import {
  type Answer,
  type CookieJar,
  readAnswer,
  type WireRequest,
  writeRequest,
} from "@decant/exchange";
import type { SandboxWorker } from "./sandbox-worker.ts";

const TIMEOUT_MS = 10_000;

/** A side that was started, in a worker. */
export interface RunningSide {
  readonly worker: SandboxWorker;
  /** What the worker calls it. */
  readonly app: number;
  end(): void;
}

/**
 * Sends one request, written as it would go over the wire.
 *
 * @throws BadRequest if the request is malformed
 * @throws LessonFault if there is no usable answer
 */
export async function exchange(
  { worker, app }: RunningSide,
  authority: string,
  request: WireRequest,
  jar: CookieJar,
  signal?: AbortSignal,
): Promise<Answer> {
  const bytes = writeRequest(jar.addTo(request), authority);
  const start = performance.now();
  const { reply } = worker.ask({ kind: "send", app, bytes }, TIMEOUT_MS, {
    signal,
  });
  const received = await reply;
  const answer = await readAnswer(once(received), request.method);
  jar.takeFrom(answer, request.path);
  const milliseconds = performance.now() - start;
  return { ...answer, sent: bytes, milliseconds };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
