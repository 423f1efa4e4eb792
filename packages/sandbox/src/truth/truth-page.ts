// The page that the check drives.

import { type OpenSide, type SideEvent } from "@decant/exchange";
import { createRunner } from "../page/index.ts";

const runner = createRunner(new URL("/", location.href).href);

/** Plays a lesson, and gives all events. */
async function play(lesson: string, sides: OpenSide[]): Promise<SideEvent[]> {
  const events: SideEvent[] = [];
  const opened = runner.open(lesson, sides);
  for await (const event of opened.play()) events.push(event);
  return events;
}

declare global {
  var sandbox: { runner: typeof runner; play: typeof play };
}
globalThis.sandbox = { runner, play };
