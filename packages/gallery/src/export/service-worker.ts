import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { LessonBundle } from "@decant/sandbox/build";
import { build, stop } from "esbuild";

const SOURCE = fileURLToPath(
  new URL("./worker/service-worker.ts", import.meta.url),
);
/** What every page needs, and what is shown where nothing is kept. */
const SHELL = /^(?:assets\/.*|(?:offline\/)?index\.html|search\.json\.gz)$/;
const BUNDLE = /^sandbox\/lessons\/.*\.json$/;

/**
 * Makes the script that keeps the site for offline use.
 *
 * @param files - all files of the site, by their paths
 */
export async function bundleServiceWorker(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const paths = [...files.keys()];
  const hashes = Array.from(files, ([path, content]) => [
    path,
    hashOf(content),
  ]);
  const compilers = Array.from(files)
    .filter(([path]) => BUNDLE.test(path))
    .map(([path, content]) => [path, compilersIn(content)]);
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    define: {
      FILES: JSON.stringify(Object.fromEntries(hashes)),
      SHELL: JSON.stringify(paths.filter((path) => SHELL.test(path))),
      COMPILERS: JSON.stringify(Object.fromEntries(compilers)),
    },
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  await stop();
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** As the worker makes it: half of it is enough to tell versions apart. */
function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}

/** What compiles an edit of a lesson's TypeScript. */
function compilersIn(content: Uint8Array): string[] {
  const text = Buffer.from(content).toString();
  const { sides } = JSON.parse(text) as LessonBundle;
  return Object.values(sides).flatMap((side) =>
    side.language === "typescript"
      ? side.compiler.map((part) => `sandbox/parts/${part}.gz`)
      : [],
  );
}
