import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Lesson, readLesson } from "@decant/catalog";
import { writeLesson } from "../src/commands/new.ts";

const OWN_ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** A small repository of its own, with one lesson from the template. */
export interface Repository {
  readonly root: string;
  /** The lesson's folder. */
  readonly directory: string;
  lesson(): Lesson;
  /** Changes one file of the lesson; the text to replace must be there. */
  edit(file: string, from: string | RegExp, to: string): void;
  /** Writes a file, relative to the root. */
  write(file: string, text: string): void;
  remove(): void;
}

/** Makes a repository in a temporary folder. */
export async function makeRepository(): Promise<Repository> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "decant-")));
  const directory = join(root, "apps/26-rate-limits");
  const write = (file: string, text: string) => {
    const path = join(root, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  };
  write("package.json", '{ "name": "decant", "type": "module" }\n');
  symlinkSync(
    join(OWN_ROOT, "node_modules"),
    join(root, "node_modules"),
    "junction",
  );
  await writeLesson(directory, 26, "rate-limits");
  return {
    root,
    directory,
    lesson: () => readLesson(directory),
    edit(file, from, to) {
      const path = join(directory, file);
      const text = readFileSync(path, "utf8");
      const changed = text.replace(from, to);
      if (changed === text) throw new Error(`${file} has no ${from}`);
      writeFileSync(path, changed);
    },
    write,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
