import { basename } from "node:path";
import { FileError } from "@decant/exchange";
import type { Bug } from "./model.ts";

/**
 * Reads a seeded mistake: lines with `Title:`, `Symptom:` and one or more
 * `Hint:`, an empty line, then a unified diff.
 *
 * @param path - relative to the lesson: `bugs/missing-next.patch`
 * @param text - the file's text
 * @throws FileError if a line is missing or unknown
 */
export function readBug(path: string, text: string): Bug {
  const [head = ""] = text.split("\n\n", 1);
  const fields = head.split("\n").map((line, index) => {
    const [, key, value] = /^(Title|Symptom|Hint): (.+)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) {
      throw new FileError(
        path,
        index + 1,
        "expected Title:, Symptom: or Hint:",
      );
    }
    return { key, value };
  });
  const all = (key: string) =>
    fields.filter((field) => field.key === key).map(({ value }) => value);
  const [title] = all("Title");
  const [symptom] = all("Symptom");
  const hints = all("Hint");
  const diff = text.slice(head.length + 2);
  if (!title || !symptom || hints.length === 0) {
    throw new FileError(
      path,
      1,
      "expected Title:, Symptom: and at least one Hint:",
    );
  }
  if (!diff.startsWith("--- a/")) {
    throw new FileError(
      path,
      fields.length + 2,
      "expected a diff, --- a/<file>",
    );
  }
  return { name: basename(path, ".patch"), title, symptom, hints, diff };
}
