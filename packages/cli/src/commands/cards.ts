import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { makeCards } from "@decant/revise/cards";
import { PROGRESS_FILE } from "@decant/revise/file";
import { CardSession, type CardTable, dayOf } from "../cards/session.ts";
import { many } from "../excerpt.ts";
import { untilInterrupted } from "../interrupt.ts";
import { readKeys } from "../practice/keys.ts";
import { changeProgress, loadProgress } from "../progress-file.ts";
import { chooseLessons, findRoot, loadLessons } from "../repository.ts";
import { print } from "../terminal.ts";

/** Where the progress is kept unless a file is named. */
const KEPT = ".decant";

/**
 * Today's cards: recall, reveal, rate. In a pipe it says how many there are.
 *
 * @param names - the lessons' numbers or names; all without
 * @param options - `progress` is a file as the browser exports it
 * @throws UserError if there is no such lesson, or the file is another one
 */
export async function cards(
  names: readonly string[],
  options: { progress?: string },
): Promise<void> {
  const root = findRoot();
  const lessons = chooseLessons(loadLessons(root), names);
  const file = options.progress ?? join(root, KEPT, PROGRESS_FILE);
  const end = new AbortController();
  const table: CardTable = {
    cards: makeCards(lessons),
    load: () => loadProgress(file),
    change(change) {
      if (!options.progress) mkdirSync(join(root, KEPT), { recursive: true });
      changeProgress(file, change);
    },
    now: () => new Date(),
    print,
    end: () => end.abort(),
  };
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    print(sayDay(table));
    return;
  }
  const session = new CardSession(table);
  session.next();
  if (end.signal.aborted) return;
  untilInterrupted().addEventListener("abort", () => end.abort());
  const ended = new Promise((resolve) => {
    end.signal.addEventListener("abort", resolve);
  });
  readKeys((key) => session.press(key), end.signal);
  await ended;
}

function sayDay(table: CardTable): string {
  const { queue, fresh, done } = dayOf(table);
  const due = queue.length - fresh;
  const { length } = table.cards;
  return `Today: ${many(due, "card")} due, ${fresh} new, ${done.length} done, of ${length}. A terminal asks them one by one; in a browser they are on /revise.`;
}
