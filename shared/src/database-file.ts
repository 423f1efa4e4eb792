import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Checks that a database can be kept in a file, before anything opens it.
 *
 * If it cannot, the process ends with exit code 1 and one sentence, which
 * names the whole path.
 *
 * @param file - relative to the folder where the process was started
 * @returns the same path
 */
export function databaseFile(file: string): string {
  const path = resolve(file);
  try {
    // SQLite writes a journal beside the file.
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    console.error(
      `Cannot write ${path} (${code}): start from a folder that you may write to.`,
    );
    process.exit(1);
  }
  return file;
}
