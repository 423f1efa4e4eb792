/** What the presentation and its notes say to each other. */
export type Message =
  /** The notes have opened. */
  | { readonly kind: "hello" }
  /** Where the presentation is. */
  | { readonly kind: "at"; readonly part: number; readonly request: string }
  | { readonly kind: "move"; readonly forward: boolean };

/**
 * Opens the way between the windows of one presentation.
 *
 * @param address - the presentation's, without a query
 * @returns how to say something to the others
 */
export function openChannel(
  address: string,
  listen: (message: Message) => void,
): (message: Message) => void {
  const channel = new BroadcastChannel(`decant ${address}`);
  channel.addEventListener("message", ({ data }) => listen(data as Message));
  return (message) => channel.postMessage(message);
}
