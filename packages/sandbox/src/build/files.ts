import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";

/** Not read by a side that runs. */
const LEFT_OUT =
  /^(?:answers|bugs|test|types|node_modules|dist|bench|k8s|vendor|[._].*)$|__pycache__/;
const PYTHON_SIDES = ["flask", "django", "fastapi"];

/**
 * The files of a lesson that a side may read, its own Python included, in
 * base64 by path.
 */
export function readFiles(lesson: Lesson, side: Side): Record<string, string> {
  const others = new Set(PYTHON_SIDES.filter((name) => name !== side.name));
  const wanted =
    side.language === "python"
      ? /\.(py|html|txt|css|json|ini|mako|csv|sql)$/
      : /\.(html|txt|css|json|csv|sql)$/;
  const files: Record<string, string> = {};
  const visit = (folder: string) => {
    const path = join(lesson.directory, folder);
    for (const item of readdirSync(path, { withFileTypes: true })) {
      if (LEFT_OUT.test(item.name)) continue;
      const name = folder ? `${folder}/${item.name}` : item.name;
      if (item.isDirectory()) {
        if (!others.has(name)) visit(name);
      } else if (wanted.test(name) && !/^(package|ts|jest)\W/.test(name)) {
        files[name] = readFileSync(join(lesson.directory, name), "base64");
      }
    }
  };
  visit("");
  return files;
}
