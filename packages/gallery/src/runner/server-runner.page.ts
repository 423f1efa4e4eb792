import {
  BadRequest,
  decodeBytes,
  dropped,
  formatRequest,
  LessonFault,
  type Opened,
  type OpenSide,
  type Runner,
  type SideEvent,
  type TestReport,
  type WireRequest,
} from "@decant/exchange";
import { NO_GALLERY } from "./no-gallery.ts";
import { type RunBody, readEvent } from "./wire.ts";

/** The runner on the gallery's server. */
export const serverRunner: Runner = {
  open: (lesson, sides) => new ServerOpened(lesson, sides),
};

class ServerOpened implements Opened {
  readonly #base: string;
  readonly #sides: readonly OpenSide[];

  constructor(lesson: string, sides: readonly OpenSide[]) {
    this.#base = `/lessons/${lesson}/run`;
    this.#sides = sides;
  }

  send(
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    const raw = name === "" ? formatRequest(asText(request)) : "";
    return this.#stream("send", name, { name, raw }, signal);
  }

  play(signal?: AbortSignal): AsyncGenerator<SideEvent> {
    return this.#stream("play", "", undefined, signal);
  }

  async test(signal?: AbortSignal): Promise<TestReport> {
    try {
      const response = await this.#post("test", undefined, signal);
      return (await response.json()) as TestReport;
    } catch (error) {
      if (signal?.aborted) throw dropped();
      if (error instanceof TypeError)
        throw new LessonFault("closed", NO_GALLERY);
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.#post("end");
  }

  /** Where the gallery is gone each side has a fault that says so. */
  async *#stream(
    deed: string,
    name: string,
    request?: RunBody["request"],
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    try {
      const { body } = await this.#post(deed, request, signal);
      if (body) for await (const line of lines(body)) yield readEvent(line);
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof TypeError)) throw error;
      for (const { name: side } of this.#sides) {
        const fault = { kind: "fault", fault: "closed" } as const;
        yield { side, request: name, ...fault, message: NO_GALLERY };
      }
    }
  }

  async #post(
    deed: string,
    request?: RunBody["request"],
    signal?: AbortSignal,
  ): Promise<Response> {
    const body: RunBody = { sides: this.#sides, ...(request && { request }) };
    const response = await fetch(`${this.#base}/${deed}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: signal ?? null,
    });
    const type = response.headers.get("Content-Type") ?? "";
    if (response.ok || type.startsWith("application/x-ndjson")) return response;
    if (!type.startsWith("application/json")) {
      throw new Error(`The gallery answered ${response.status}.`);
    }
    const { message } = (await response.json()) as { message: string };
    if (response.status < 500) throw new BadRequest(message);
    const kind = response.status === 503 ? "busy" : "not-started";
    throw new LessonFault(kind, message);
  }
}

async function* lines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (unread + value).split("\n");
    unread = parts.pop() ?? "";
    yield* parts;
  }
}

function asText(request: WireRequest) {
  const { body } = request;
  return {
    ...request,
    body: typeof body === "string" ? body : decodeBytes(body),
  };
}
