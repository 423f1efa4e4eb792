import { dropped, LessonFault } from "@decant/exchange";
import { MAX_REPLY, type Ports, type Question } from "../protocol.ts";
import { readReply, sentence } from "./read-reply.ts";

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** What the page does not keep of what it says. */
  readonly transfer?: readonly Transferable[];
  /** Of the reply: beyond, the worker is ended. */
  readonly mostBytes?: number;
}

interface Waiting {
  readonly mostBytes: number;
  readonly timer: ReturnType<typeof setTimeout>;
  resolve(bytes: Uint8Array): void;
  reject(fault: LessonFault): void;
}

/** A worker that answers questions; what it says is not trusted. */
export class SandboxWorker {
  readonly #ports: Ports;
  readonly #terminate: (fault: LessonFault) => void;
  /** What was asked and not yet replied to, also if nobody waits any more. */
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #fault: LessonFault | undefined;
  #lastUsed = performance.now();

  /** @param terminate - ends the worker itself, for that reason */
  constructor(ports: Ports, terminate: (fault: LessonFault) => void) {
    this.#ports = ports;
    this.#terminate = terminate;
    const { questions, replies } = ports;
    // Only a lesson's code speaks there; however much it is, it is not read.
    questions.addEventListener("message", () =>
      this.#stop("it sent messages to where nobody asked for any"),
    );
    questions.start();
    replies.addEventListener("message", ({ data }) => this.#hear(data));
    replies.start();
  }

  /** Why it can answer no more, if it cannot. */
  get fault(): LessonFault | undefined {
    return this.#fault;
  }

  /** Since when it has nothing to do; undefined while it has. */
  get idleSince(): number | undefined {
    return this.#waiting.size > 0 ? undefined : this.#lastUsed;
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
    { signal, transfer = [], mostBytes = MAX_REPLY }: Asking = {},
  ): { readonly id: number; readonly reply: Promise<Uint8Array> } {
    this.#last += 1;
    const id = this.#last;
    const reply = new Promise<Uint8Array>((resolve, reject) => {
      if (this.#fault) return reject(this.#fault);
      if (signal?.aborted) return reject(dropped());
      const timer = setTimeout(() => this.#giveUp(timeoutMs), timeoutMs);
      this.#waiting.set(id, { timer, mostBytes, resolve, reject });
      const drop = () => reject(dropped());
      signal?.addEventListener("abort", drop, { once: true });
      this.#ports.questions.postMessage({ ...question, id }, [...transfer]);
    });
    return { id, reply };
  }

  /** Says what needs no reply. */
  tell(message: Unnumbered<Question>): void {
    if (!this.#fault) this.#ports.questions.postMessage({ ...message, id: 0 });
  }

  /** Ends it, whatever it is busy with. */
  end(fault = new LessonFault("closed", "It was ended before it answered.")) {
    if (this.#fault) return;
    this.#fault = fault;
    this.#terminate(fault);
    this.#ports.questions.close();
    this.#ports.replies.close();
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(fault);
    }
    this.#waiting.clear();
  }

  /** Ends it, because its code did. */
  crash(reason: unknown): void {
    this.end(new LessonFault("crashed", `It crashed: ${sentence(reason)}.`));
  }

  #giveUp(timeoutMs: number): void {
    const message = `It gave no whole answer within ${timeoutMs / 1000} seconds.`;
    this.end(new LessonFault("timeout", message));
  }

  /** A worker that says anything but what it was asked for is ended. */
  #hear(data: unknown): void {
    const reply = readReply(data);
    if (!reply) return this.#stop("it sent what is no answer");
    if (reply.kind === "crash") return this.crash(reply.reason);
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return this.#stop("it sent an answer that nobody asked for");
    if (reply.kind === "done" && reply.bytes.byteLength > waiting.mostBytes) {
      return this.#stop("it sent more than an answer may have");
    }
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    this.#lastUsed = performance.now();
    if (reply.kind === "done") return waiting.resolve(reply.bytes);
    const message = `It did not start: ${sentence(reply.reason)}.`;
    waiting.reject(new LessonFault("not-started", message));
  }

  #stop(why: string): void {
    this.end(new LessonFault("crashed", `It was stopped: ${why}.`));
  }
}
