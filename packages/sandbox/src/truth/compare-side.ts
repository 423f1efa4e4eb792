import type { Lesson, Side } from "@decant/catalog";
import {
  type Answer,
  partDifferences,
  type SideEvent,
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
    ([folder, name]) => sandbox.play(folder, [{ name, files: {} }]),
    [lesson.folder, side.name] as const,
  );
  return lesson.requests.flatMap(({ name }): Mismatch[] => {
    const event = events.find(({ request }) => request === name);
    const recorded = side.answers.get(name);
    if (!event || event.kind === "fault" || !recorded) {
      const live = event?.kind === "fault" ? event.message : "absent";
      return [{ request: name, part: "answer", recorded: "present", live }];
    }
    const live = toRecorded(lesson.masks, name, revive(event));
    return partDifferences(recorded, live).map(({ part, one, other }) => ({
      request: name,
      part,
      recorded: one,
      live: other,
    }));
  });
}

function revive({ answer }: SideEvent & { kind: "answer" }): Answer {
  return answer;
}
