import type { Place } from "@decant/room/protocol";
import type { RequestAnswers } from "../lesson.ts";

/** What the console and the projector say to each other in one browser. */
export type Message =
  /** The projector has opened. */
  | { readonly kind: "hello" }
  /** A console has opened. */
  | { readonly kind: "opened" }
  /** What the servers answered just now, as HTML. */
  | { readonly kind: "live"; readonly of: string; readonly panels: Panels }
  | { readonly kind: "large"; readonly is: boolean }
  /** How far to scroll what is longer than the wall, in pixels. */
  | { readonly kind: "scroll"; readonly by: number }
  /** Show the other side, where one is shown at a time. */
  | { readonly kind: "turn" };

export type Panels = RequestAnswers["panels"];

/** Names what a place asks: the same for all steps of a request. */
export function keyOf({ lesson, request }: Place): string {
  return `${lesson} ${request ?? ""}`;
}

/**
 * Opens the way between the console and the projector.
 *
 * @returns how to say something to the other
 */
export function openChannel(
  listen: (message: Message) => void,
): (message: Message) => void {
  const channel = new BroadcastChannel("decant class");
  channel.addEventListener("message", ({ data }) => listen(data as Message));
  return (message) => channel.postMessage(message);
}
