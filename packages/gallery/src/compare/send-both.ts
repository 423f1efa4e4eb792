import type { Opened, Runner, SideEvent } from "@decant/exchange";
import type { Both } from "../answers/cells.ts";
import type { LessonData } from "../answers/data.ts";
import { needsOf } from "../answers/needs.ts";
import { outcomeOf } from "../answers/outcome.ts";
import { listed } from "../answers/text.ts";
import type { Outcome } from "../answers/view.ts";
import type { Asked } from "./across.ts";

/**
 * Sends what each hand asks: both at once, but one after the other where it is
 * the same side of the same lesson, whose state they share. Earlier requests
 * without which one would not be answered as recorded are sent before it.
 *
 * @param told - called with each hand (0 or 1), what it shows, and what it was
 *   told
 * @param signal - aborted once nobody waits
 */
export async function sendBoth(
  runner: Runner,
  asked: Both<Asked>,
  told: (hand: 0 | 1, outcome: Outcome, event: SideEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const send = async ({ data, side, request }: Asked, hand: 0 | 1) => {
    const wire = data.requests.find(({ name }) => name === request);
    if (!wire) return;
    const opened = runner.open(data.folder, [{ name: side, files: {} }]);
    // A side that keeps its state to itself shows less of what it needs.
    const before = needsOf(data, request, [data.sides[0]?.name ?? side, side]);
    if (before.length > 0) await prepare(opened, data, before, signal);
    for await (const event of opened.send(wire, request, signal)) {
      const outcome = outcomeOf(event);
      const lost = sentBefore(before);
      told(
        hand,
        outcome.kind === "live" && lost ? { ...outcome, lost } : outcome,
        event,
      );
    }
  };
  const [left, right] = asked;
  const first = send(left, 0);
  const isShared = left.data === right.data && left.side === right.side;
  if (isShared) await first;
  await Promise.all([first, send(right, 1)]);
}

async function prepare(
  opened: Opened,
  { requests }: LessonData,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (const request of requests) {
    if (!names.includes(request.name)) continue;
    for await (const { kind } of opened.send(request, request.name, signal)) {
      // Then the request itself says what is wrong.
      if (kind === "fault") return;
    }
  }
}

/** What stands above an answer; empty where nothing was sent before. */
function sentBefore(names: readonly string[]): string {
  if (names.length === 0) return "";
  const quoted = names.map((name) => `“${name}”`);
  return `Sent before it: ${listed(quoted)}.`;
}
