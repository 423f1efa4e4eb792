import type { Runner } from "@decant/exchange";
import type { Both } from "../answers/cells.ts";
import type { Outcome } from "../answers/view.ts";
import { outcomeOf } from "../bench/outcome.ts";
import type { Asked } from "./across.ts";

/**
 * Sends what each hand asks: both at once, but one after the other where it is
 * the same side of the same lesson, whose state they share.
 *
 * @param told - called with each hand (0 or 1) and what it was told
 * @param signal - aborted once nobody waits
 */
export async function sendBoth(
  runner: Runner,
  asked: Both<Asked>,
  told: (hand: 0 | 1, outcome: Outcome) => void,
  signal: AbortSignal,
): Promise<void> {
  const send = async ({ data, side, request }: Asked, hand: 0 | 1) => {
    const wire = data.requests.find(({ name }) => name === request);
    if (!wire) return;
    const opened = runner.open(data.folder, [{ name: side, files: {} }]);
    for await (const event of opened.send(wire, request, signal)) {
      told(hand, outcomeOf(event));
    }
  };
  const [left, right] = asked;
  const first = send(left, 0);
  const isShared = left.data === right.data && left.side === right.side;
  if (isShared) await first;
  await Promise.all([first, send(right, 1)]);
}
