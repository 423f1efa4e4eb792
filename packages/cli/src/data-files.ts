import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";

/** Flask-SQLAlchemy's files are in `instance`. */
const PYTHON_FOLDERS = [".", "instance"];

/** A database of SQLite, and what it writes beside it. */
export const DATA_FILE = /\.(?:db|sqlite3)(?:-(?:journal|shm|wal))?$/;

/** The files in which a side's server keeps data from start to start. */
export function dataFiles(lesson: Lesson, side: Side): string[] {
  const folders =
    side.language === "python"
      ? PYTHON_FOLDERS.map((name) => join(dirname(side.entry), name))
      : [lesson.directory];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => DATA_FILE.test(name))
        .map((name) => join(folder, name)),
    );
}
