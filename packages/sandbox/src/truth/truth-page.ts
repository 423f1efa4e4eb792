// The page that the check and the tests drive.

import type { SideEvent, WireRequest } from "@decant/exchange";
import { createRunner } from "../page/index.ts";

/** What is done with an open side: a request, or its end. */
export type Step = WireRequest | "end";

const runner = createRunner(new URL("/", location.href).href);

/** Plays a lesson's side, and gives all events. */
async function play(lesson: string, name: string): Promise<SideEvent[]> {
  const events: SideEvent[] = [];
  const opened = runner.open(lesson, [{ name, files: {} }]);
  for await (const event of opened.play()) events.push(event);
  return events;
}

/** Does one step after the other: each answer's status and text, or fault. */
async function send(
  lesson: string,
  name: string,
  files: Readonly<Record<string, string>>,
  steps: readonly Step[],
): Promise<string[]> {
  const answers: string[] = [];
  const opened = runner.open(lesson, [{ name, files }]);
  for (const step of steps) {
    if (step === "end") {
      await opened.end();
      continue;
    }
    for await (const event of opened.send(step, "")) {
      answers.push(
        event.kind === "fault"
          ? `${event.fault}: ${event.message}`
          : `${event.answer.status} ${new TextDecoder().decode(event.answer.body)}`,
      );
    }
  }
  await opened.end();
  return answers;
}

declare global {
  var sandbox: { runner: typeof runner; play: typeof play; send: typeof send };
  /** What a test heard from inside the sandbox, which should be nothing. */
  var heardOutside: unknown[];
}
globalThis.sandbox = { runner, play, send };
