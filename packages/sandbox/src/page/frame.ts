import { LessonFault } from "@decant/exchange";
import { SandboxWorker } from "./sandbox-worker.ts";
import type { WorkerPool } from "./worker-pool.ts";

const LOAD_MS = 30_000;
/** A frame has no other work than to start and end workers. */
const ALIVE_MS = 2000;

/** A page with a frame without an origin, in which workers run. */
export class Frame {
  readonly #address: string;
  readonly #pool: WorkerPool;
  readonly #workers = new Map<number, SandboxWorker>();
  #window: Promise<Window> | undefined;
  #element: HTMLIFrameElement | undefined;
  /** Told that the frame answers, while it is asked. */
  #hearAlive: (() => void) | undefined;
  #last = 0;

  /**
   * @param address - of the page, which has a policy of its own
   * @param pool - the page's workers, those of other frames too
   */
  constructor(address: string, pool: WorkerPool) {
    this.#address = address;
    this.#pool = pool;
  }

  /**
   * Starts a worker from the parts of its script.
   *
   * @throws LessonFault `not-started` if the frame does not load, `busy` if
   *   too many workers have work
   */
  async start(scripts: readonly Uint8Array[]): Promise<SandboxWorker> {
    const frame = await this.load();
    const [asked, replied] = [new MessageChannel(), new MessageChannel()];
    this.#last += 1;
    const id = this.#last;
    const post = (order: object, transfer: Transferable[] = []) =>
      frame.postMessage(order, location.origin, transfer);
    const own = { questions: asked.port1, replies: replied.port1 };
    const worker = new SandboxWorker(own, ({ kind }) => {
      this.#workers.delete(id);
      this.#pool.remove(worker);
      post({ id });
      if (kind === "timeout") this.#check(frame);
    });
    this.#pool.add(worker);
    this.#workers.set(id, worker);
    const ports = { questions: asked.port2, replies: replied.port2 };
    post({ id, scripts, ...ports }, Object.values(ports));
    return worker;
  }

  /**
   * Loads the page, once.
   *
   * @throws LessonFault `not-started` if it does not load
   */
  load(): Promise<Window> {
    return this.#window ?? this.#keep(this.#open());
  }

  #keep(coming: Promise<Window>): Promise<Window> {
    this.#window = coming.catch((error: unknown) => {
      this.#window = undefined;
      throw error;
    });
    return this.#window;
  }

  /**
   * A browser may have ended the frame's process, for its memory or what not,
   * or the frame has more to do than it ever can: then the next worker waits
   * for a new frame.
   */
  #check(frame: Window): void {
    if (this.#hearAlive) return;
    const checked = this.#isAlive(frame).then((isAlive) =>
      isAlive ? frame : this.#replace(),
    );
    // Whoever needs the frame hears why there is none.
    this.#keep(checked).catch(() => undefined);
  }

  #isAlive(frame: Window): Promise<boolean> {
    return new Promise((resolve) => {
      const say = (isAlive: boolean) => {
        clearTimeout(timer);
        this.#hearAlive = undefined;
        resolve(isAlive);
      };
      const timer = setTimeout(say, ALIVE_MS, false);
      this.#hearAlive = () => say(true);
      frame.postMessage("alive?", location.origin);
    });
  }

  #replace(): Promise<Window> {
    this.#element?.remove();
    const gone = "the browser has ended what it ran in";
    for (const worker of this.#workers.values()) worker.crash(gone);
    return this.#open();
  }

  #open(): Promise<Window> {
    const element = document.createElement("iframe");
    element.hidden = true;
    element.src = this.#address;
    this.#element = element;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        removeEventListener("message", hear);
        element.remove();
        const message =
          "It did not start: its frame could not be loaded. Is there a network?";
        reject(new LessonFault("not-started", message));
      }, LOAD_MS);
      const hear = ({ source, data }: MessageEvent<unknown>) => {
        if (!source || source !== element.contentWindow) return;
        if (data === "alive") return this.#hearAlive?.();
        if (data !== "ready") return this.#hearFailure(data);
        clearTimeout(timer);
        resolve(element.contentWindow);
      };
      addEventListener("message", hear);
      document.body.append(element);
    });
  }

  /** A worker that failed outside of what its code catches. */
  #hearFailure(data: unknown): void {
    if (typeof data !== "object" || data === null) return;
    const { id, failed } = data as { id?: unknown; failed?: unknown };
    if (typeof id === "number") this.#workers.get(id)?.crash(failed);
  }
}
