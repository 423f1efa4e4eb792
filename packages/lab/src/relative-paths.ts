import { existsSync, realpathSync } from "node:fs";
import { dirname, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Makes the paths of a lesson, and of the repository around it, relative in
 * what a program said.
 *
 * @param directory - the lesson's folder, or a copy's, absolute
 */
export function relativePaths(text: string, directory: string): string {
  const folders = [directory, dirname(dirname(directory))].flatMap((folder) =>
    existsSync(folder) ? [folder, realpathSync(folder)] : folder,
  );
  return folders
    .flatMap((folder) => [`${pathToFileURL(folder).href}/`, folder + sep])
    .reduce((shorter, base) => shorter.replaceAll(base, ""), text);
}
