import type { EngineList, PythonBundle } from "../bundle.ts";
import { Frame } from "./frame.ts";
import { filesOf, type Loader } from "./loader.ts";
import type { RunningSide } from "./running-side.ts";
import type { SandboxWorker } from "./sandbox-worker.ts";
import { keepSnapshot, keptSnapshot } from "./snapshots.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Python itself, and what a lesson imports, take long on a slow phone. */
const FIRST_MS = 120_000;
const START_MS = 10_000;
/** Python's whole memory, which it may hand over before a lesson runs. */
const MAX_SNAPSHOT = 256 * 1024 * 1024;

/** One Python for all sides, since its start is what takes long. */
export class PythonEngine {
  readonly #loader: Loader;
  readonly #frame: Frame;
  #worker: Promise<SandboxWorker> | undefined;
  /** The archives that the worker has imported from. */
  readonly #imported = new Set<string>();

  constructor(loader: Loader, pool: WorkerPool) {
    this.#loader = loader;
    this.#frame = new Frame(loader.address("flask.html"), pool);
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
            [name, await this.#loader.unpacked(`python/${name}.gz`)] as const,
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
      { transfer: assets.map(([, { buffer }]) => buffer) },
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
    const early = Promise.all([
      this.#loader.load("python.js"),
      this.#frame.load(),
    ]);
    early.catch(() => undefined);
    const list = await this.#loader.json<EngineList>("python/engine.json");
    const address = this.#loader.address(`python/snapshot-${list.version}`);
    const [snapshot, ...contents] = await Promise.all([
      keptSnapshot(address),
      ...list.files.map((name) => this.#loader.unpacked(`python/${name}.gz`)),
    ]);
    const [script] = await early;
    const worker = await this.#frame.start([script]);
    const files = Object.fromEntries(
      list.files.map((name, index) => [name, contents[index]]),
    ) as Record<string, Uint8Array>;
    const transfer = [...contents, snapshot].flatMap((one) =>
      one ? [one.buffer] : [],
    );
    const { reply } = worker.ask({ kind: "boot", files, snapshot }, FIRST_MS, {
      transfer,
      mostBytes: MAX_SNAPSHOT,
    });
    const made = await reply;
    if (made.byteLength > 0) void keepSnapshot(address, made);
    return worker;
  }
}
