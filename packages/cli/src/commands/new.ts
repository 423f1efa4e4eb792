import { readdirSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fillTable } from "../lesson-table.ts";
import { findRoot, loadLessons } from "../repository.ts";
import { print } from "../terminal.ts";
import { UserError } from "../user-error.ts";

const TEMPLATE = fileURLToPath(new URL("../../template/", import.meta.url));
/** Ends the names of the template's files, which no tool takes for code. */
const SUFFIX = ".tpl";
const SLUG = /^(?=.{1,30}$)[a-z][a-z\d]*(-[a-z\d]+)*$/;

/**
 * Writes a new lesson from the template adds its row to
 * the root README, and says what to do next.
 *
 * @param number - as typed: 1 to 99
 * @param slug - the folder's name after the number, in kebab-case
 * @throws UserError if one of them is malformed or taken
 */
export async function newLesson(number: string, slug: string): Promise<void> {
  const root = findRoot();
  const apps = join(root, "apps");
  const folder = chooseFolder(readdirSync(apps), number, slug);
  await writeLesson(join(apps, folder), Number(number), slug);
  const readme = join(root, "README.md");
  const table = await readFile(readme, "utf8");
  await writeFile(readme, fillTable(table, loadLessons(root)));
  print(
    `Wrote apps/${folder}: a whole small lesson to be replaced part by part.`,
    "README.md has its row.",
    "",
    `  npx decant test ${number}      its tests`,
    `  npx decant check ${number}     all that a lesson must hold to`,
    `  npx decant record ${number}    its answers, after each change of a route`,
    "",
    "Run `npm install` once before you commit, so that package-lock.json knows it.",
  );
}

/**
 * The new lesson's folder: `26-rate-limits`.
 *
 * @param taken - the names of the folders that exist
 * @throws UserError if the number or the slug is malformed or taken
 */
export function chooseFolder(
  taken: readonly string[],
  number: string,
  slug: string,
): string {
  if (!/^[1-9]\d?$/.test(number)) {
    throw new UserError(
      `A lesson's number is one from 1 to 99, not "${number}".`,
    );
  }
  if (!SLUG.test(slug)) {
    throw new UserError(
      `A lesson's name is in kebab-case and has at most 30 letters, such as rate-limits, not "${slug}".`,
    );
  }
  const prefix = `${number.padStart(2, "0")}-`;
  const same = taken.find(
    (folder) => folder.startsWith(prefix) || folder.slice(3) === slug,
  );
  if (same) {
    throw new UserError(
      `There is already apps/${same}: choose another number and name.`,
    );
  }
  return prefix + slug;
}

/**
 * Writes the template's files with the lesson's number and name in them.
 *
 * @param target - the lesson's folder, which is made
 */
export async function writeLesson(
  target: string,
  number: number,
  slug: string,
): Promise<void> {
  const values: Readonly<Record<string, string>> = {
    __NUMBER__: String(number),
    __NN__: String(number).padStart(2, "0"),
    __SLUG__: slug,
    __TITLE__: slug.replaceAll("-", " "),
  };
  for (const file of await readdir(TEMPLATE, { recursive: true })) {
    if (!file.endsWith(SUFFIX)) continue;
    const text = await readFile(join(TEMPLATE, file), "utf8");
    const path = join(target, file.slice(0, -SUFFIX.length));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      text.replaceAll(/__[A-Z]+__/g, (name) => values[name] ?? name),
    );
  }
}
