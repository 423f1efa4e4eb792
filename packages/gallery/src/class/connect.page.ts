import type { Refusal, Reply } from "@decant/room/protocol";
import { io, type Socket } from "socket.io-client";

/** How long a server may take to answer a message. */
const PATIENCE_MS = 8000;

/** What a page does about its connection. */
export interface Watcher {
  /** `true` once `state` may come, `false` once the connection is lost. */
  readonly connected: (is: boolean) => void;
  /** The server does not let us in; the sentence says why. */
  readonly refused: (sentence: string, refusal: Refusal | undefined) => void;
}

/**
 * Makes a page's way to its class; its `connect()` opens it. A connection that
 * is lost comes back by itself, and the server then says the present state.
 *
 * @param auth - asked for again at each connection
 */
export function connect<From extends object, To extends object>(
  namespace: string,
  auth: () => object,
  { connected, refused }: Watcher,
): Socket<To & Record<string, never>, From & Record<string, never>> {
  const socket = io(namespace, {
    auth: (give) => give(auth()),
    transports: ["websocket"],
    autoConnect: false,
    reconnectionDelayMax: 4000,
  });
  socket.on("connect", () => connected(true));
  socket.on("disconnect", () => connected(false));
  socket.on("connect_error", (error: Error & { data?: Refusal }) => {
    // A server that is not there is asked again; one that refuses is not.
    if (socket.active) connected(false);
    else refused(error.message, error.data);
  });
  return socket;
}

/** Sends something, and says what came of it: an empty sentence is good. */
export async function tell(
  socket: { timeout: Socket["timeout"] },
  event: string,
  ...details: unknown[]
): Promise<string> {
  try {
    const reply = (await socket
      .timeout(PATIENCE_MS)
      .emitWithAck(event, ...details)) as Reply;
    return reply.ok ? "" : reply.why;
  } catch {
    return "The class did not answer. Try again in a moment.";
  }
}
