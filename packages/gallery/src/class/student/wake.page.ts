import type { FromStudent } from "@decant/room/protocol";
import type { Socket } from "socket.io-client";

/** How long a class may take to answer a phone that was just woken. */
const PATIENCE_MS = 3000;

/**
 * Connects anew where a phone has slept and its connection is dead: the browser
 * itself notices that only after most of a minute.
 */
export function watchWake(
  socket: Socket<Record<string, never>, FromStudent>,
): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !socket.connected) return;
    socket
      .timeout(PATIENCE_MS)
      .emitWithAck("look", null)
      .catch(() => socket.disconnect().connect());
  });
}
