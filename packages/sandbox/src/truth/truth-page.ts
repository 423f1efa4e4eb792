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
  await opened.end();
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

let prepared: ReturnType<typeof runner.open> | undefined;

/** Starts the side that is timed next. */
function prepare(lesson: string, name: string): void {
  prepared = runner.open(lesson, [{ name, files: {} }]);
  prepared.prepare();
}

/** Asks for `/` so many times: how long each answer took, from Send on. */
async function time(
  lesson: string,
  name: string,
  times: number,
): Promise<number[]> {
  const taken: number[] = [];
  const opened = prepared ?? runner.open(lesson, [{ name, files: {} }]);
  prepared = undefined;
  const request = { method: "GET", path: "/", headers: [], body: "" };
  for (let count = 0; count < times; count += 1) {
    const start = performance.now();
    for await (const event of opened.send(request, "")) {
      if (event.kind === "fault") throw new Error(event.message);
    }
    taken.push(performance.now() - start);
  }
  await opened.end();
  return taken;
}

/** Plays a lesson with each edit: how long that took, from the save on. */
async function timeEdits(
  lesson: string,
  name: string,
  edits: readonly Readonly<Record<string, string>>[],
): Promise<number[]> {
  const taken: number[] = [];
  for (const files of edits) {
    const start = performance.now();
    const opened = runner.open(lesson, [{ name, files }]);
    for await (const event of opened.play()) {
      if (event.kind === "fault") throw new Error(event.message);
    }
    taken.push(performance.now() - start);
    await opened.end();
  }
  return taken;
}

declare global {
  var sandbox: {
    runner: typeof runner;
    play: typeof play;
    send: typeof send;
    prepare: typeof prepare;
    time: typeof time;
    timeEdits: typeof timeEdits;
  };
  /** What a test heard from inside the sandbox, which should be nothing. */
  var heardOutside: unknown[];
}
globalThis.sandbox = { runner, play, send, prepare, time, timeEdits };
