import type { LessonData } from "../../answers/data.ts";
import { type Drawn, drawBeside, outcomeOfCopy } from "../edit/mode.ts";
import type { Run } from "../edit/play.ts";
import { verdictsOf } from "../edit/verdicts.ts";

/**
 * Draws a request's answers with the bug and in the newest run, which says
 * whether its answer is the recorded one.
 *
 * @param plays - two or more, the first one with the bug
 */
export function drawRuns(
  data: LessonData,
  plays: readonly [first: Run, ...later: Run[]],
  request: string,
): Drawn {
  const [first] = plays;
  const now = plays.at(-1) ?? first;
  const verdict = verdictsOf(data, now).find(({ name }) => name === request);
  const isSame = verdict?.kind === "same";
  return drawBeside({
    data,
    side: now.side,
    request,
    before: outcomeOfCopy(first, request),
    now: outcomeOfCopy(now, request),
    names: ["run 1", `run ${plays.length}`],
    captions: ["with the bug", `your fix, ${isSame ? "" : "not "}as recorded`],
  });
}
