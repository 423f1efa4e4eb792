import { existsSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import { compile } from "../compile/compile.ts";

/** What a side's own TypeScript came to. */
export interface LessonModules {
  /** Compiled, by path: `src/app.ts`. */
  readonly modules: Readonly<Record<string, string>>;
  /** What they import of others: `express`, `node:path`. */
  readonly packages: readonly string[];
}

const REQUIRE = /\brequire\(\s*["']([^"']+)["']\s*\)/g;

/** Compiles the modules that a side's entry reaches. */
export function compileModules(lesson: Lesson, side: Side): LessonModules {
  const modules: Record<string, string> = {};
  const packages = new Set<string>();
  const visit = (path: string) => {
    if (path in modules || !existsSync(join(lesson.directory, path))) return;
    const text = readFileSync(join(lesson.directory, path), "utf8");
    const code = compile(path, text);
    modules[path] = code;
    for (const [, name = ""] of code.matchAll(REQUIRE)) {
      if (name.startsWith(".")) visit(posix.join(posix.dirname(path), name));
      else packages.add(name);
    }
  };
  visit(relative(lesson.directory, side.entry).split(sep).join("/"));
  return { modules, packages: [...packages] };
}
