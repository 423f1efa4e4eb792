import type { Lesson, Side } from "@decant/catalog";
import {
  type PartDifference,
  partDifferences,
  type RecordedAnswer,
  toRecorded,
} from "@decant/exchange";
import type { Browser } from "./browser.ts";

/** A live answer that is not the recorded one. */
export interface Mismatch {
  readonly request: string;
  readonly part: string;
  readonly recorded: string;
  readonly live: string;
}

/** Plays one side in the browser, and says where it is not as recorded. */
export async function compareSide(
  { page }: Browser,
  lesson: Lesson,
  side: Side,
): Promise<Mismatch[]> {
  const events = await page.evaluate(
    ([folder, name]) => sandbox.play(folder, name),
    [lesson.folder, side.name] as const,
  );
  return lesson.requests.flatMap(({ name }): Mismatch[] => {
    const event = events.find(({ request }) => request === name);
    const recorded = side.answers.get(name);
    if (event?.kind !== "answer" || !recorded) {
      const live = event?.kind === "fault" ? event.message : "absent";
      return [{ request: name, part: "answer", recorded: "present", live }];
    }
    const live = toRecorded(lesson.masks, name, event.answer);
    return differences(recorded, live).map(({ part, one, other }) => ({
      request: name,
      part,
      recorded: one,
      live: other,
    }));
  });
}

/** As the exchange package compares; then the headers' order as well. */
function differences(
  recorded: RecordedAnswer,
  live: RecordedAnswer,
): PartDifference[] {
  const found = partDifferences(recorded, live);
  if (found.length > 0) return found;
  const [one, other] = [linesOf(recorded), linesOf(live)];
  return one === other ? [] : [{ part: "headers", one, other }];
}

function linesOf({ headers }: RecordedAnswer): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join("\n");
}
