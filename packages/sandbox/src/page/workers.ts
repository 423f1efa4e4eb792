import { dropped, LessonFault } from "@decant/exchange";
import type { Question, Reply } from "../protocol.ts";

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(fault: LessonFault): void;
}

/** A page with a frame without an origin, in which workers run. */
export class Frame {
  readonly #element: HTMLIFrameElement;
  readonly #ready: Promise<void>;
  readonly #workers = new Map<number, SandboxWorker>();
  #last = 0;

  /** @param address - of the page, which has a policy of its own */
  constructor(address: string) {
    this.#element = document.createElement("iframe");
    this.#element.hidden = true;
    this.#element.src = address;
    this.#ready = new Promise((resolve) => {
      addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
        if (source !== this.#element.contentWindow) return;
        if (data === "ready") resolve();
        else this.#hearFailure(data);
      });
    });
    document.body.append(this.#element);
  }

  /** Starts a worker from the parts of its script. */
  async start(scripts: readonly Uint8Array[]): Promise<SandboxWorker> {
    await this.#ready;
    const { port1, port2 } = new MessageChannel();
    this.#last += 1;
    const id = this.#last;
    const worker = new SandboxWorker(port1, () => {
      this.#workers.delete(id);
      this.#post({ id });
    });
    this.#workers.set(id, worker);
    this.#post({ id, scripts, port: port2 }, [port2]);
    return worker;
  }

  /** A worker that failed outside of what its code catches. */
  #hearFailure(data: unknown): void {
    if (typeof data !== "object" || data === null) return;
    const { id, failed } = data as { id?: unknown; failed?: unknown };
    this.#workers.get(Number(id))?.crash(failed);
  }

  #post(order: object, transfer: Transferable[] = []): void {
    const { contentWindow } = this.#element;
    contentWindow?.postMessage(order, location.origin, transfer);
  }
}

/** A worker that answers questions; what it says is not trusted. */
export class SandboxWorker {
  readonly #port: MessagePort;
  readonly #terminate: () => void;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #fault: LessonFault | undefined;

  constructor(port: MessagePort, terminate: () => void) {
    this.#port = port;
    this.#terminate = terminate;
    port.addEventListener("message", ({ data }: MessageEvent<Reply>) =>
      this.#hear(data),
    );
    port.start();
  }

  /** Why it can answer no more, if it cannot. */
  get fault(): LessonFault | undefined {
    return this.#fault;
  }

  /**
   * Asks, and waits for the reply.
   *
   * @param timeoutMs - after which the worker is ended
   * @throws LessonFault `not-started` with the reason that it gave, `timeout`,
   *   `crashed`, or `dropped`
   */
  ask(
    question: Unnumbered<Question>,
    timeoutMs: number,
    signal?: AbortSignal,
  ): { readonly id: number; readonly reply: Promise<Uint8Array> } {
    this.#last += 1;
    const id = this.#last;
    const reply = new Promise<Uint8Array>((resolve, reject) => {
      if (this.#fault) return reject(this.#fault);
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ ...question, id });
    });
    const timer = setTimeout(() => {
      const seconds = timeoutMs / 1000;
      this.end(
        new LessonFault(
          "timeout",
          `It gave no whole answer within ${seconds} seconds.`,
        ),
      );
    }, timeoutMs);
    const drop = () => {
      this.#waiting.get(id)?.reject(dropped());
    };
    signal?.addEventListener("abort", drop);
    const done = reply.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(id);
      signal?.removeEventListener("abort", drop);
    });
    return { id, reply: done };
  }

  /** Says what needs no reply. */
  tell(message: Unnumbered<Question>): void {
    if (!this.#fault) this.#port.postMessage({ ...message, id: 0 });
  }

  /** Ends it, whatever it is busy with. */
  end(fault = new LessonFault("closed", "It was ended before it answered.")) {
    this.#fault ??= fault;
    this.#terminate();
    this.#port.close();
    for (const waiting of this.#waiting.values()) waiting.reject(fault);
  }

  /** Ends it, because its code did. */
  crash(reason: unknown): void {
    this.end(new LessonFault("crashed", `It crashed: ${sentence(reason)}.`));
  }

  #hear(data: Reply): void {
    if (data.kind === "crash") return this.crash(data.reason);
    const waiting = this.#waiting.get(data.id);
    if (data.kind === "done") {
      const { bytes } = data;
      waiting?.resolve(bytes instanceof Uint8Array ? bytes : new Uint8Array());
    } else if (data.kind === "error") {
      waiting?.reject(
        new LessonFault(
          "not-started",
          `It did not start: ${sentence(data.reason)}.`,
        ),
      );
    }
  }
}

/** What a worker says may be long, or anything but text. */
function sentence(reason: unknown): string {
  return String(reason).slice(0, 2000).replace(/\.$/, "");
}
