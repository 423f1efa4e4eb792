import { untilInterrupted } from "../interrupt.ts";
import { chooseBug } from "../practice/choose-bug.ts";
import { PracticeCopy } from "../practice/copy.ts";
import { Hunt, KEYS } from "../practice/hunt.ts";
import { readKeys } from "../practice/keys.ts";
import { listBugs } from "../practice/list.ts";
import { Progress } from "../practice/progress.ts";
import { showBug } from "../practice/show.ts";
import {
  chooseLessons,
  findRoot,
  loadLessons,
  requireLesson,
} from "../repository.ts";
import { atEachSave, placesOf, Saves, tellSaved } from "../saves.ts";
import { colors, print, tableWidth } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/**
 * A hunt for one seeded bug of a lesson, in a copy that the learner edits. In
 * a terminal the tests run at each save, and keys give hints, begin anew and
 * show the author's fix; in a pipe they run once.
 *
 * @param name - the lesson's number or name; with `list` it may be left out
 * @param bugName - the bug's number or name; the first unsolved one without
 * @param options - `list` shows lessons, bugs and what is solved instead
 * @throws UserError if there is no such lesson or bug, all are solved and none
 *   is named, or none is to be found
 */
export async function practice(
  name: string | undefined,
  bugName: string | undefined,
  options: { list?: true },
): Promise<void> {
  const root = findRoot();
  const lessons = loadLessons(root);
  const progress = new Progress(root);
  if (options.list) {
    const chosen = chooseLessons(lessons, name === undefined ? [] : [name]);
    print(...listBugs(chosen, progress, tableWidth()));
    return;
  }
  if (name === undefined) {
    throw new UserError(
      "Name a lesson, for instance npx decant practice 18; --list shows all bugs.",
    );
  }
  const lesson = requireLesson(lessons, name);
  const bug = chooseBug(lesson, bugName, progress);
  const copy = new PracticeCopy(root, lesson, bug);
  const isKept = copy.open();
  print(
    ...showBug(lesson, bug),
    "",
    `Your copy${isKept ? ", as you left it" : ""}: ${colors.bold(copy.name)}`,
  );
  const end = new AbortController();
  const hunt = new Hunt({
    lesson,
    bug,
    copy,
    progress,
    print,
    end: () => end.abort(),
  });
  if (process.stdin.isTTY && process.stdout.isTTY) {
    untilInterrupted().addEventListener("abort", () => end.abort());
    readKeys((key) => hunt.press(key), end.signal);
    const places = [...placesOf(lesson), "test"];
    await huntAtEachSave(hunt, new Saves(copy.directory, places, end.signal));
    return;
  }
  if (await hunt.run()) return;
  const number = lesson.bugs.indexOf(bug) + 1;
  print(
    "",
    `Edit the copy, then repeat: npx decant practice ${lesson.number} ${number}`,
  );
}

async function huntAtEachSave(hunt: Hunt, saves: Saves): Promise<void> {
  await atEachSave(saves, async (paths, signal) => {
    print("", ...tellSaved(paths), colors.dim("The tests run …"));
    const isSolved = await hunt.run(signal);
    if (!isSolved && !signal.aborted) print("", KEYS);
  });
}
