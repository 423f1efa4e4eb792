import {
  type Answer,
  CookieJar,
  checkRequest,
  LessonFault,
  merge,
  type Opened,
  playRequests,
  type SideEvent,
  type TestReport,
  type WireRequest,
} from "@decant/exchange";
import type { LessonBundle } from "../bundle.ts";
import { exchange, type RunningSide } from "./running-side.ts";

/** Starts one side; its files are those that the visitor has. */
export type Start = () => Promise<RunningSide>;

/** A side that is open: started with the first request, kept until it ends. */
interface OpenedSide {
  readonly name: string;
  readonly start: Start;
  jar: CookieJar;
  running: Promise<RunningSide> | undefined;
}

/** The sides of a lesson, each in a worker. */
export class OpenedInBrowser implements Opened {
  readonly #bundle: Promise<LessonBundle>;
  readonly #sides: OpenedSide[];

  constructor(
    bundle: Promise<LessonBundle>,
    sides: readonly { readonly name: string; readonly start: Start }[],
  ) {
    this.#bundle = bundle;
    this.#sides = sides.map((side) => ({
      ...side,
      jar: new CookieJar(),
      running: undefined,
    }));
  }

  async *send(
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    checkRequest(request);
    yield* merge(
      this.#sides.map((side) => this.#sendTo(side, request, name, signal)),
    );
  }

  async *play(signal?: AbortSignal): AsyncGenerator<SideEvent> {
    yield* merge(this.#sides.map((side) => this.#playOn(side, signal)));
  }

  async test(): Promise<TestReport> {
    const message =
      "Tests need Jest and pytest, and no browser runs them: run them with `npm test` in the lesson's folder.";
    throw new LessonFault("not-started", message);
  }

  /** Loads and starts the sides before their first request. */
  prepare(): void {
    for (const side of this.#sides) {
      side.running ??= side.start();
      // Then the first request says why.
      side.running.catch(() => (side.running = undefined));
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#sides.map(restart));
  }

  /** One event; none once nobody waits for it. */
  async *#sendTo(
    side: OpenedSide,
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    try {
      const lost = await this.#forgetEnded(side);
      side.running ??= side.start();
      const running = await side.running;
      const answer = await this.#exchange(side, running, request, signal);
      yield { kind: "answer", side: side.name, request: name, answer, ...lost };
    } catch (error) {
      const fault = toFault(error);
      if (fault.kind === "dropped") return;
      yield await this.#afterFault(side, name, fault);
    }
  }

  async *#playOn(
    side: OpenedSide,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    const { requests } = await this.#bundle;
    await restart(side);
    yield* playRequests(
      requests,
      (request) => this.#sendTo(side, request, request.name, signal),
      signal,
    );
  }

  async #exchange(
    { name, jar }: OpenedSide,
    running: RunningSide,
    request: WireRequest,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const { sides } = await this.#bundle;
    const authority = sides[name]?.authority ?? "";
    return exchange(running, authority, request, jar, signal);
  }

  /** Forgets a side that ended since it answered, and says why. */
  async #forgetEnded(side: OpenedSide): Promise<{ lost?: string }> {
    const running = await side.running?.catch(() => undefined);
    const fault = running?.worker.fault;
    if (!fault) return {};
    side.running = undefined;
    side.jar = new CookieJar();
    return { lost: `Its earlier state is lost. ${fault.message}` };
  }

  /** Forgets a side that can answer no more, and says so. */
  async #afterFault(
    side: OpenedSide,
    name: string,
    { kind, message }: LessonFault,
  ): Promise<SideEvent> {
    const running = await side.running?.catch(() => undefined);
    if (running && !running.worker.fault && kind !== "not-started") {
      return faultEvent(side.name, name, { kind, message });
    }
    side.running = undefined;
    if (kind === "not-started" || kind === "busy") {
      return faultEvent(side.name, name, { kind, message });
    }
    side.jar = new CookieJar();
    return faultEvent(side.name, name, {
      kind,
      message: `${message} Its state is lost: the next request starts it afresh.`,
    });
  }
}

/** Ends a side: its next request starts it afresh. */
async function restart(side: OpenedSide): Promise<void> {
  const running = await side.running?.catch(() => undefined);
  side.running = undefined;
  side.jar = new CookieJar();
  running?.end();
}

function toFault(error: unknown): LessonFault {
  if (error instanceof LessonFault) return error;
  return new LessonFault("not-started", `It did not start: ${String(error)}.`);
}

function faultEvent(
  side: string,
  request: string,
  { kind, message }: Pick<LessonFault, "kind" | "message">,
): SideEvent {
  return { kind: "fault", side, request, fault: kind, message };
}
