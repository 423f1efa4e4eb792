import { connect, type Socket } from "node:net";
import {
  type Answer,
  dropped,
  LessonFault,
  readAnswer,
} from "@decant/exchange";

/** Where a server accepts connections. */
export type Address =
  | { readonly host?: string; readonly port: number }
  | { readonly path: string };

/**
 * Sends one request and reads the answer, on a connection of its own.
 *
 * @param to - where to: a socket, or a port of the loopback if no host is given
 * @param sent - what {@link writeRequest} wrote
 * @param method - the request's
 * @param timeoutMs - for all of it
 * @param signal - ends it once nobody waits for the answer
 * @throws LessonFault as {@link readAnswer}, `timeout`, and `dropped`
 */
export async function exchange(
  to: Address,
  sent: Uint8Array,
  method: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Answer> {
  if (signal?.aborted) throw dropped();
  const start = performance.now();
  const socket = connect({ host: "127.0.0.1", ...to });
  const timer = setTimeout(() => {
    socket.destroy(
      new LessonFault(
        "timeout",
        `It gave no whole answer within ${timeoutMs / 1000} seconds.`,
      ),
    );
  }, timeoutMs);
  const drop = () => socket.destroy(dropped());
  signal?.addEventListener("abort", drop);
  try {
    socket.setNoDelay(true).write(sent);
    const answer = await readAnswer(readSocket(socket), method);
    return { ...answer, sent, milliseconds: performance.now() - start };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", drop);
    socket.destroy();
  }
}

/** Tells whether somebody accepts connections. */
export function isOpen(to: Address): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", ...to });
  return new Promise<boolean>((resolve) => {
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
  }).finally(() => socket.destroy());
}

/** The socket's bytes; an end by force is the same as an end. */
async function* readSocket(socket: Socket): AsyncGenerator<Buffer> {
  try {
    for await (const portion of socket) yield portion as Buffer;
  } catch (error) {
    if (error instanceof LessonFault) throw error;
  }
}
