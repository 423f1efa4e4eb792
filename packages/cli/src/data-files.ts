import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";

/** Where Flask-SQLAlchemy keeps a file that is named without a folder. */
const INSTANCE = "instance";
const PYTHON_FOLDERS = [".", INSTANCE];

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

/**
 * Checks that a server can write its data before it is started. An Express
 * side does so itself; Flask would show a traceback.
 *
 * @throws the file system's error, which names what cannot be written
 */
export function requireWritableData(lesson: Lesson, side: Side): void {
  const folder = dirname(side.entry);
  const wsgi = join(folder, "wsgi.py"); // what `flask run` serves
  if (side.name !== "flask" || !existsSync(wsgi)) return;
  if (!readFileSync(wsgi, "utf8").includes("sqlite:///")) return;
  const instance = join(folder, INSTANCE);
  mkdirSync(instance, { recursive: true });
  for (const path of [instance, ...dataFiles(lesson, side)]) {
    accessSync(path, constants.W_OK);
  }
}
