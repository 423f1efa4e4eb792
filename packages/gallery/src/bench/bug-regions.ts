import type { Bug, Lesson } from "@decant/catalog";

/** The regions whose lines a bug's diff changes. */
export function bugRegions(lesson: Lesson, { diff }: Bug): Set<string> {
  const files = lesson.sides.flatMap((side) => side.files);
  const found = new Set<string>();
  let path = "";
  let line = 0;
  for (const text of diff.split("\n")) {
    const file = /^--- a\/(\S+)/.exec(text)?.[1];
    const start = /^@@ -(\d+)/.exec(text)?.[1];
    if (file !== undefined) path = file;
    else if (start !== undefined) line = Number(start);
    else if (/^[-+](?![-+]{2} )/.test(text)) {
      const regions = files.find((one) => one.path === path)?.regions ?? [];
      for (const { name, start: from, end } of regions) {
        if (from <= line && line <= end) found.add(name);
      }
      if (text.startsWith("-")) line += 1;
    } else line += 1;
  }
  return found;
}
