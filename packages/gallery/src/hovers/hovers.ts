import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Lesson } from "@decant/catalog";
import { escapeHtml } from "@decant/shared";
import { hashOf, keep, readKept } from "../kept-json.ts";
import { highlight } from "../render/highlight.ts";
import type { Job } from "./answer-jobs.ts";
import type { TypedToken } from "./find-types.ts";

/** The types of a lesson's identifiers, as the page fetches them. */
export interface Hovers {
  /** The text of each card, as HTML. */
  readonly cards: readonly string[];
  /** By file: line (from 1), column (from 0), length, number of the card. */
  readonly files: Readonly<
    Record<string, readonly (readonly [number, number, number, number])[]>
  >;
}

type Found = Record<string, TypedToken[]>;

const NONE: Hovers = { cards: [], files: {} };
const FORMAT = "1";
const IDLE_MS = 30_000;

/**
 * Finds types in a worker thread, which starts with the first question and
 * ends when nobody asks. What it found is kept under `.decant/cache`, by the
 * contents of the files and of the lockfile.
 *
 * @param root - the repository's folder
 */
export function openHovers(root: string) {
  const cache = join(root, ".decant/cache");
  const running = new Map<string, Promise<Hovers>>();
  const worker = lazyWorker();

  const compute = async (lesson: Lesson, key: string): Promise<Hovers> => {
    const file = join(cache, `hovers-${key}.json`);
    const kept = readKept(file) as Hovers | undefined;
    if (kept) return kept;
    const hovers = toHovers(
      await worker.ask(lesson.directory, typedPaths(lesson)),
    );
    keep(file, hovers);
    return hovers;
  };

  return {
    /**
     * The hovers of a lesson.
     *
     * @returns none where TypeScript fails: the page does without
     */
    async of(lesson: Lesson): Promise<Hovers> {
      const key = await keyOf(root, lesson);
      const found = running.get(key) ?? compute(lesson, key);
      running.set(key, found);
      return found.catch(() => {
        running.delete(key);
        return NONE;
      });
    },
    close: () => worker.end(),
  };
}

function typedPaths(lesson: Lesson): string[] {
  const paths = lesson.sides.flatMap(({ files }) =>
    files.filter(({ language }) => language === "typescript"),
  );
  return [...new Set(paths.map(({ path }) => path))];
}

/** Types depend on the code and on the installed packages. */
async function keyOf(root: string, lesson: Lesson): Promise<string> {
  const lock = join(root, "package-lock.json");
  const versions = await readFile(lock, "utf8").catch(() => "");
  const files = lesson.sides.flatMap((side) => side.files);
  const texts = files.flatMap(({ path, text }) => [path, text]);
  return hashOf([FORMAT, versions, ...texts]);
}

function toHovers(found: Found): Hovers {
  const cards = new Map<string, number>();
  const files = Object.entries(found).map(([path, tokens]) => [
    path,
    tokens.map(({ line, column, length, type, documentation }) => {
      const card = renderCard(type, documentation);
      if (!cards.has(card)) cards.set(card, cards.size);
      return [line, column, length, cards.get(card) ?? 0] as const;
    }),
  ]);
  return { cards: [...cards.keys()], files: Object.fromEntries(files) };
}

function renderCard(type: string, documentation: string): string {
  const code = `<pre>${highlight(type, "typescript").join("\n")}</pre>`;
  return documentation ? `${code}<p>${escapeHtml(documentation)}</p>` : code;
}

/** A worker that starts when it is asked, and ends when it was not for a while. */
function lazyWorker() {
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  const waiting = new Map<
    number,
    { resolve: (found: Found) => void; reject: (error: Error) => void }
  >();

  const end = async () => {
    clearTimeout(timer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
    for (const { reject } of waiting.values()) reject(new Error("ended"));
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL("./worker.js", import.meta.url), {
      execArgv: [],
    });
    started.on("message", ({ id, found }: { id: number; found: Found }) => {
      waiting.get(id)?.resolve(found);
      waiting.delete(id);
      if (waiting.size === 0)
        timer = setTimeout(() => void end(), IDLE_MS).unref();
    });
    started.on("error", () => void end());
    started.unref();
    return started;
  };

  return {
    ask(directory: string, paths: readonly string[]): Promise<Found> {
      clearTimeout(timer);
      worker ??= start();
      last += 1;
      const job: Job = { id: last, directory, paths };
      return new Promise((resolve, reject) => {
        waiting.set(job.id, { resolve, reject });
        worker?.postMessage(job);
      });
    },
    end,
  };
}
