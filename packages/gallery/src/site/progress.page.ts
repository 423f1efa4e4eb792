import {
  NO_PROGRESS,
  type Progress,
  parseProgress,
  withLesson,
  withNames,
} from "@decant/revise";

/** Where this browser keeps it; `theme.page.ts` looks whether it is there. */
export const PROGRESS_KEY = "decant-progress";

/** What the visitor did so far; nothing, where the browser keeps nothing. */
export function loadProgress(): Progress {
  try {
    return parseProgress(localStorage.getItem(PROGRESS_KEY));
  } catch {
    return NO_PROGRESS;
  }
}

/**
 * A lesson is open at a chapter: "go on where you were" leads there.
 *
 * @param chapter - as the address names it; without one nothing counts as read
 */
export function markRead(folder: string, chapter = ""): void {
  update((progress) => ({
    ...withLesson(progress, folder, ({ chapters }) => ({
      chapters: chapter ? withNames(chapters, chapter) : chapters,
    })),
    last: { folder, chapter },
  }));
}

/** A request of the lesson, by its name, was sent and answered. */
export function markSent(folder: string, request: string): void {
  update((progress) =>
    withLesson(progress, folder, ({ sent }) => ({
      sent: withNames(sent, request),
    })),
  );
}

/** A bug was found: the lesson's tests pass again. */
export function markBug(folder: string, bug: string): void {
  update((progress) =>
    withLesson(progress, folder, ({ bugs }) => ({
      bugs: withNames(bugs, bug),
    })),
  );
}

/**
 * Changes what is kept. Reads before it writes: another tab may have written.
 *
 * @returns what is kept now; where the browser keeps nothing, what it would be
 */
export function update(change: (progress: Progress) => Progress): Progress {
  const changed = change(loadProgress());
  try {
    localStorage.setItem(PROGRESS_KEY, JSON.stringify(changed));
  } catch {
    // The browser keeps nothing: the page works without it.
  }
  return changed;
}
