import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, sep } from "node:path";
import type { Lesson } from "@decant/catalog";
import { buildSandbox, type LessonBundle } from "@decant/sandbox/build";
import { createGallery } from "../gallery.ts";
import { openShelf } from "../shelf.ts";
import { bundleAssets } from "../site/assets.ts";
import { crawl } from "./crawl.ts";
import { fetchedAddresses } from "./fetched.ts";
import type { ExportOptions } from "./options.ts";
import { bundleServiceWorker } from "./service-worker.ts";
import { versionLine } from "./versions.ts";

/** A connection waits as long as the drawing of pages may take. */
const PATIENCE_MS = 120_000;

/** What was written. */
export interface ExportedSite {
  readonly files: number;
  readonly bytes: number;
  /** Sides that could not be built: `05-dynamic-routes flask`. */
  readonly missing: readonly string[];
}

/**
 * Writes all pages and all that they need. What stood in the folder goes.
 *
 * @param root - the repository's folder, which holds `apps/`
 * @throws Error if a lesson has a mistake, or a link leads nowhere
 */
export async function exportSite(
  root: string,
  { base, out }: ExportOptions,
): Promise<ExportedSite> {
  const { lessons, broken } = openShelf(root)();
  for (const { message } of broken.values()) throw new Error(message);
  const files = await render(root, lessons, base);
  rmSync(out, { recursive: true, force: true });
  await buildSandbox(lessons, join(out, "sandbox"));
  for (const [name, content] of files) write(out, name, content);
  const all = readAll(out);
  write(out, "service-worker.js", await bundleServiceWorker(all));
  return {
    files: all.size + 1,
    bytes: [...all.values()].reduce((sum, { length }) => sum + length, 0),
    missing: lessons.flatMap((lesson) => missingSides(lesson, all)),
  };
}

/** All that the gallery itself serves, as files. */
async function render(
  root: string,
  lessons: readonly Lesson[],
  base: string,
): Promise<Map<string, Uint8Array>> {
  const assets = await bundleAssets();
  const exported = { base, version: versionLine(root) };
  const gallery = await createGallery({ root, runner: "browser", exported });
  const server = createServer({ keepAliveTimeout: PATIENCE_MS }, gallery.app);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    const script = `${base}${assets.address("exported.page.ts").slice(1)}`;
    return await crawl(`http://127.0.0.1:${port}`, lessons, { base, script }, [
      "/",
      "/offline",
      ...assets.files.keys(),
      ...fetchedAddresses(lessons),
    ]);
  } finally {
    server.close().closeAllConnections();
    await gallery.close();
  }
}

function write(out: string, name: string, content: string | Uint8Array): void {
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** The contents of a folder, by the paths in it. */
function readAll(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((item) => item.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((path) => [
        path.slice(folder.length + 1).replaceAll(sep, "/"),
        readFileSync(path),
      ]),
  );
}

function missingSides(
  { folder, sides }: Lesson,
  files: ReadonlyMap<string, Uint8Array>,
): string[] {
  const text = Buffer.from(files.get(`sandbox/lessons/${folder}.json`) ?? "");
  const built = (JSON.parse(text.toString()) as LessonBundle).sides;
  return sides
    .filter(({ name }) => !(name in built))
    .map(({ name }) => `${folder} ${name}`);
}
