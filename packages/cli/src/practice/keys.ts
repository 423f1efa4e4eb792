import { emitKeypressEvents, type Key } from "node:readline";

/**
 * Calls back at each key that is pressed in the terminal, without waiting for
 * Enter.
 *
 * @param press - gets the key's letter; `q` for Ctrl-C and Ctrl-D too
 * @param signal - gives the terminal back
 */
export function readKeys(
  press: (key: string) => void,
  signal: AbortSignal,
): void {
  const { stdin } = process;
  const hear = (_text: string | undefined, { ctrl, name = "" }: Key) => {
    press(ctrl && (name === "c" || name === "d") ? "q" : name);
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true).on("keypress", hear).resume();
  signal.addEventListener("abort", () => {
    stdin.setRawMode(false).off("keypress", hear).pause();
  });
}
