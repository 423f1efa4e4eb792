import type { Reply } from "./protocol.ts";

/** What replies to the page on a port; a lesson's code cannot change it. */
export function replyOn(
  port: MessagePort,
): (message: Reply, transfer: Transferable[]) => void {
  return port.postMessage.bind(port);
}
