import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import type { LessonBundle, SideBundle } from "../bundle.ts";
import { compress } from "./compress.ts";
import { readFiles } from "./files.ts";
import { compileModules, type LessonModules } from "./lesson-modules.ts";
import { joinParts, type Packs } from "./packs.ts";
import { bundlePageScripts } from "./page-scripts.ts";
import {
  bundleParts,
  type Parts,
  type Wanted,
  wantedCompiler,
  wantedHost,
} from "./parts.ts";
import { packPython } from "./python.ts";

const require = createRequire(import.meta.url);
const SQL_WASM = "sql-wasm.wasm";

/**
 * Writes all that a browser needs to run lessons: the frames, the workers'
 * scripts, and one JSON file per lesson.
 *
 * @param lessons - those that can be opened
 * @param folder - where it is written
 */
export async function buildSandbox(
  lessons: readonly Lesson[],
  folder: string,
): Promise<void> {
  const compiled = lessons.flatMap((lesson) =>
    lesson.sides
      .filter(({ language }) => language === "typescript")
      .map((side) => ({ lesson, side, ...compileModules(lesson, side) })),
  );
  const [parts, scripts] = await Promise.all([
    bundleParts(compiled.flatMap(wantedBy)),
    bundlePageScripts(),
  ]);
  const files = new Map<string, string | Uint8Array>(scripts);
  const compiler = parts.withImports(parts.partOf(wantedCompiler));
  const needed = compiled.map((one) => neededBy(one, parts));
  const packs = joinParts(parts.scripts, [compiler, ...needed]);
  for (const [name, script] of packs.scripts)
    files.set(`parts/${name}.gz`, compress(Buffer.from(script)));
  const sqlite = readFileSync(require.resolve(`sql.js/dist/${SQL_WASM}`));
  files.set(`${SQL_WASM}.gz`, compress(sqlite));
  const python = await packPython(lessons);
  for (const [name, bytes] of python.files) files.set(`python/${name}`, bytes);
  for (const lesson of lessons) {
    const sides: Record<string, SideBundle> = {};
    for (const side of lesson.sides) {
      const one = compiled.find((candidate) => candidate.side === side);
      const wheels = python.wheelsOf(side);
      if (one) sides[side.name] = bundleTypeScript(one, parts, packs);
      else if (wheels) sides[side.name] = bundlePython(lesson, side, wheels);
    }
    const { requests } = lesson;
    const bundle: LessonBundle = { lesson: lesson.folder, requests, sides };
    files.set(`lessons/${lesson.folder}.json`, JSON.stringify(bundle));
  }
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

interface Compiled extends LessonModules {
  readonly lesson: Lesson;
  readonly side: Side;
}

function wantedBy({ lesson, packages }: Compiled): Wanted[] {
  return packages.map((name) => ({ name, folder: lesson.directory }));
}

function neededBy(compiled: Compiled, parts: Parts): Set<string> {
  const wanted = [wantedHost, ...wantedBy(compiled)];
  return new Set(
    wanted.flatMap((one) => [...parts.withImports(parts.partOf(one))]),
  );
}

function bundleTypeScript(
  compiled: Compiled,
  parts: Parts,
  packs: Packs,
): SideBundle {
  const { lesson, side, modules } = compiled;
  const names = {
    host: parts.partOf(wantedHost),
    compiler: parts.partOf(wantedCompiler),
    ...Object.fromEntries(
      wantedBy(compiled).map((one) => [one.name, parts.partOf(one)]),
    ),
  };
  const needed = neededBy(compiled, parts);
  const own = packs.withParts(needed);
  const compiler = packs.withParts(
    parts.withImports(parts.partOf(wantedCompiler)),
  );
  return {
    language: "typescript",
    ...common(lesson, side),
    script: writeScript(names, modules),
    modules: Object.keys(modules),
    parts: own,
    compiler: compiler.filter((pack) => !own.includes(pack)),
    assets: usesSqlite(parts, needed) ? [SQL_WASM] : [],
  };
}

function bundlePython(
  lesson: Lesson,
  side: Side,
  wheels: readonly string[],
): SideBundle {
  return { language: "python", ...common(lesson, side), wheels };
}

function common(lesson: Lesson, side: Side) {
  return {
    label: side.label,
    authority: `127.0.0.1:${side.port}`,
    entry: relative(lesson.directory, side.entry).split(sep).join("/"),
    files: readFiles(lesson, side),
  };
}

function writeScript(
  packages: Readonly<Record<string, string>>,
  modules: Readonly<Record<string, string>>,
): string {
  const own = Object.entries(modules).map(
    ([path, code]) =>
      `defineLesson(${JSON.stringify(path)},function(require,module,exports,importMeta){"use strict";${code}\n});`,
  );
  return [`globalThis.packages=${JSON.stringify(packages)};`, ...own].join(
    "\n",
  );
}

function usesSqlite(parts: Parts, own: ReadonlySet<string>): boolean {
  return [...own].some((part) => parts.scripts.get(part)?.includes(SQL_WASM));
}
