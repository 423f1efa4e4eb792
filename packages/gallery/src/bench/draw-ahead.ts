import { setTimeout } from "node:timers/promises";
import type { Lesson } from "@decant/catalog";
import { highlight, loadAllGrammars } from "../render/highlight.ts";
import type { Render } from "../site/views.ts";
import { viewBench } from "./bench.ts";
import { readState } from "./state.ts";

/** Long enough for a visitor's request to be answered in between. */
const PAUSE_MS = 25;

/**
 * Draws the page of every lesson once, before somebody waits for it. What is
 * slow, to highlight the code, is done one file at a time, and is kept.
 *
 * @param signal - ends it early
 */
export async function drawAhead(
  lessons: readonly Lesson[],
  render: Render,
  signal: AbortSignal,
): Promise<void> {
  await loadAllGrammars();
  const steps = lessons.flatMap((lesson) => [
    ...lesson.sides.flatMap(({ files }) =>
      files.map((file) => () => {
        highlight(file.text.replace(/\n$/, ""), file.language);
      }),
    ),
    () => {
      const view = viewBench(lesson, readState(lesson, {}), lessons);
      render("bench/bench.njk", { page: "bench", ...view });
    },
  ]);
  for (const step of steps) {
    await setTimeout(PAUSE_MS);
    if (signal.aborted) return;
    step();
  }
}
