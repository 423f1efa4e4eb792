import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { EngineList, LessonBundle } from "../bundle.ts";

/** What is loaded for a side, compressed, in kilobytes (1,000 bytes). */
export function weigh(folder: string, lesson: string, side: string): number {
  const bundle = JSON.parse(
    readFileSync(join(folder, `lessons/${lesson}.json`), "utf8"),
  ) as LessonBundle;
  const own = bundle.sides[side];
  if (!own) return Number.NaN;
  const files =
    own.language === "python"
      ? [...pythonFiles(folder), ...own.wheels.map((one) => `python/${one}.gz`)]
      : [
          "express.html",
          "start.js",
          ...own.parts.map((part) => `parts/${part}.gz`),
          ...own.assets.map((asset) => `${asset}.gz`),
        ];
  const all = [`lessons/${lesson}.json`, ...files];
  return all.reduce((sum, path) => sum + weighFile(folder, path), 0);
}

function pythonFiles(folder: string): string[] {
  const { files } = JSON.parse(
    readFileSync(join(folder, "python/engine.json"), "utf8"),
  ) as EngineList;
  return [
    "flask.html",
    "python.js",
    "python/engine.json",
    ...files.map((name) => `python/${name}.gz`),
  ];
}

/** As it is, or as a server sends it with gzip. */
function weighFile(folder: string, path: string): number {
  const bytes = readFileSync(join(folder, path));
  return Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length) / 1000;
}
