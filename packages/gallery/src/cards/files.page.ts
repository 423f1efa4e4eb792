import {
  LARGEST_FILE,
  mergeProgress,
  NoProgressFile,
  PROGRESS_FILE,
  readProgressFile,
  writeProgressFile,
} from "@decant/revise/file";
import { loadProgress, update } from "../site/progress.page.ts";

/**
 * Saves the progress as a file.
 *
 * @returns what became of it, in a sentence
 */
export function saveProgress(): string {
  const text = writeProgressFile(loadProgress());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([text], { type: "application/json" }),
  );
  link.download = PROGRESS_FILE;
  link.click();
  URL.revokeObjectURL(link.href);
  return `Saved as ${PROGRESS_FILE}.`;
}

/**
 * Takes in what a file holds, beside what is kept here.
 *
 * @returns what became of it, in a sentence
 */
export async function takeProgress(file: File): Promise<string> {
  try {
    // The start of what is too large is refused too.
    const text = await file.slice(0, LARGEST_FILE + 1).text();
    const theirs = readProgressFile(text);
    update((ours) => mergeProgress(ours, theirs));
    const { length } = Object.keys(theirs.cards);
    return `Taken in: ${length} card${length === 1 ? "" : "s"}. Of each card the later rating counts.`;
  } catch (error) {
    if (error instanceof NoProgressFile) return error.message;
    return "The file cannot be read.";
  }
}
