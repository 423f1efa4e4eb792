import type { OpenSide, Runner, SideEvent, TestReport } from "@decant/exchange";
import { NO_GALLERY } from "../../runner/no-gallery.ts";
import type { Play } from "./verdicts.ts";

/** What a save came to. */
export interface Run extends Play {
  /** Why nothing was played, else empty. */
  readonly refusal: string;
}

/**
 * Plays all requests on one side.
 *
 * @param show - told after each event
 * @returns the run; undefined if it was given up
 */
export async function play(
  runner: Runner,
  folder: string,
  side: OpenSide,
  signal: AbortSignal,
  show: (run: Run) => void = () => {},
): Promise<Run | undefined> {
  const events = new Map<string, SideEvent>();
  const run = { side: side.name, events, over: false, refusal: "" };
  show(run);
  try {
    const opened = runner.open(folder, [side]);
    for await (const event of opened.play(signal)) {
      events.set(event.request, event);
      show(run);
    }
  } catch (error) {
    if (signal.aborted) return undefined;
    return { ...run, over: true, refusal: messageOf(error) };
  }
  return signal.aborted ? undefined : { ...run, over: true };
}

/** Runs the lesson's tests on one side; a sentence where they did not run. */
export async function runTests(
  runner: Runner,
  folder: string,
  side: OpenSide,
  signal: AbortSignal,
): Promise<TestReport | string> {
  try {
    return await runner.open(folder, [side]).test(signal);
  } catch (error) {
    return signal.aborted ? "" : messageOf(error);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof TypeError) {
    return NO_GALLERY;
  }
  return error instanceof Error ? error.message : String(error);
}
