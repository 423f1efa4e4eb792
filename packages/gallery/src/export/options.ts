import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

/** What `npm run export` is told. */
export interface ExportOptions {
  /** Where the site will stand on its host: `/`, or `/decant/`. */
  readonly base: string;
  /** The folder that is written. */
  readonly out: string;
}

/** By it an earlier export is known. */
const MARK = "service-worker.js";
const USAGE = "Usage: npm run export -- [--base /decant/] [--out dist]";

/**
 * Reads what stands after `npm run export --`.
 *
 * @param cwd - the folder in which it was typed
 * @throws Error with a sentence that says what is wrong
 */
export function readOptions(args: string[], cwd: string): ExportOptions {
  const { base, out } = parse(args);
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base) || /\/\.+\//.test(base)) {
    throw new Error(
      `--base is the path of the site on its host, with a slash at both ends, such as /decant/; "${base}" is not.`,
    );
  }
  const folder = resolve(cwd, out);
  if (existsSync(folder) && !isReplaceable(folder)) {
    throw new Error(
      `${folder} holds something else than an exported site: choose another folder with --out, or empty it.`,
    );
  }
  return { base, out: folder };
}

function parse(args: string[]): { base: string; out: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        base: { type: "string", default: "/" },
        out: { type: "string", default: "dist" },
      },
    });
    return values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
}

function isReplaceable(folder: string): boolean {
  if (!statSync(folder).isDirectory()) return false;
  return readdirSync(folder).length === 0 || existsSync(join(folder, MARK));
}
