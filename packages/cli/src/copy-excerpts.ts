import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cutExcerpt, type Lesson } from "@decant/catalog";

/**
 * Copies the regions' code into the excerpts of a lesson's README.
 *
 * @returns whether the file had that very text already
 */
export function copyExcerpts(lesson: Lesson): "unchanged" | "written" {
  const path = join(lesson.directory, "README.md");
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  // From the last to the first: what stands above keeps its place.
  for (const { file, region, code, line } of lesson.excerpts.toReversed()) {
    const source = lesson.sides
      .flatMap(({ files }) => files)
      .find((each) => each.path === file);
    const found = source?.regions.find(({ name }) => name === region);
    if (!source || !found) continue;
    const length = code === "" ? 0 : code.split("\n").length;
    lines.splice(line - 1, length, ...cutExcerpt(source, found).split("\n"));
  }
  const copied = lines.join("\n");
  if (copied === text) return "unchanged";
  writeFileSync(path, copied);
  return "written";
}
