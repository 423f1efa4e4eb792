import type { PythonBundle } from "../bundle.ts";
import { filesOf, type Loader } from "./loader.ts";
import type { RunningSide } from "./running-side.ts";
import { Frame, type SandboxWorker } from "./workers.ts";

/** Python itself, and what a lesson imports, take long on a slow phone. */
const FIRST_MS = 120_000;
const START_MS = 10_000;

/** One Python for all sides, since its start is what takes long. */
export class PythonEngine {
  readonly #loader: Loader;
  #frame: Frame | undefined;
  #worker: Promise<SandboxWorker> | undefined;
  /** The archives that the worker has imported from. */
  readonly #imported = new Set<string>();

  constructor(loader: Loader) {
    this.#loader = loader;
  }

  /** Starts a side; Python is started first where it does not run. */
  async start(
    lesson: string,
    side: PythonBundle,
    changed: Readonly<Record<string, string>>,
  ): Promise<RunningSide> {
    const [worker, assets] = await Promise.all([
      this.#running(),
      Promise.all(
        side.wheels.map(
          async (name) =>
            [name, await this.#loader.load(`python/${name}`)] as const,
        ),
      ),
    ]);
    const { id, reply } = worker.ask(
      {
        kind: "open",
        lesson,
        entry: side.entry,
        files: filesOf(side, changed),
        assets: Object.fromEntries(assets),
        edits: {},
      },
      side.wheels.every((name) => this.#imported.has(name))
        ? START_MS
        : FIRST_MS,
    );
    await reply;
    for (const name of side.wheels) this.#imported.add(name);
    return {
      worker,
      app: id,
      end: () => worker.tell({ kind: "close", app: id }),
    };
  }

  async #running(): Promise<SandboxWorker> {
    const before = await this.#worker?.catch(() => undefined);
    if (before && !before.fault) return before;
    this.#imported.clear();
    this.#worker = this.#boot();
    return this.#worker;
  }

  async #boot(): Promise<SandboxWorker> {
    const list = await this.#loader.json<string[]>("python/engine.json");
    const [script, ...contents] = await Promise.all(
      ["python.js", ...list.map((name) => `python/${name}`)].map((path) =>
        this.#loader.load(path),
      ),
    );
    this.#frame ??= new Frame(this.#loader.address("flask.html"));
    const worker = await this.#frame.start(script ? [script] : []);
    const files = Object.fromEntries(
      list.map((name, index) => [name, contents[index] ?? new Uint8Array()]),
    );
    await worker.ask({ kind: "boot", files }, FIRST_MS).reply;
    return worker;
  }
}
