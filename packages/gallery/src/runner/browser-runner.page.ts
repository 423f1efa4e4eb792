import {
  merge,
  type NamedRequest,
  type Opened,
  type OpenSide,
  type Runner,
  type SideEvent,
  type TestReport,
  type WireRequest,
} from "@decant/exchange";
import { createRunner } from "@decant/sandbox/page";
import type { LessonData } from "../answers/data.ts";
import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";

const sandbox = createRunner(new URL(onSite("/sandbox/"), location.href).href);

/** A side that was opened, and what had become of its files. */
interface Kept {
  readonly files: string;
  readonly opened: Opened;
}

/** By lesson and side: the lesson's own, and the visitor's newest copy. */
const kept = new Map<string, Kept>();

/**
 * The runner in this browser. As on the server each side keeps its state and
 * its cookies from one request to the next, until it ends.
 */
export const browserRunner: Runner = {
  open: (lesson, sides) => new BrowserOpened(lesson, sides),
};

class BrowserOpened implements Opened {
  readonly #lesson: string;
  readonly #sides: readonly OpenSide[];

  constructor(lesson: string, sides: readonly OpenSide[]) {
    this.#lesson = lesson;
    this.#sides = sides;
  }

  send(
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncIterable<SideEvent> {
    return merge(
      this.#sides.map((side) =>
        keep(this.#lesson, side).send(request, name, signal),
      ),
    );
  }

  async *play(signal?: AbortSignal): AsyncGenerator<SideEvent> {
    const address = onSite(`/lessons/${this.#lesson}/lesson.json`);
    const { requests } = await fetchJson<LessonData>(address);
    yield* merge(
      this.#sides.map((side) => playOn(this.#lesson, side, requests, signal)),
    );
  }

  test(signal?: AbortSignal): Promise<TestReport> {
    return sandbox.open(this.#lesson, this.#sides).test(signal);
  }

  async end(): Promise<void> {
    await Promise.all(
      this.#sides.map((side) => keep(this.#lesson, side).end()),
    );
  }
}

/** The side that is open with these files; an older copy of it ends. */
function keep(lesson: string, { name, files }: OpenSide): Opened {
  const isCopy = Object.keys(files).length > 0;
  const key = `${lesson}:${name}:${isCopy ? "copy" : "own"}`;
  const text = JSON.stringify(files);
  const before = kept.get(key);
  if (before?.files === text) return before.opened;
  void before?.opened.end();
  const opened = sandbox.open(lesson, [{ name, files }]);
  kept.set(key, { files: text, opened });
  return opened;
}

/** All requests from a fresh start, up to the first that has no answer. */
async function* playOn(
  lesson: string,
  side: OpenSide,
  requests: readonly Pick<NamedRequest, keyof WireRequest | "name">[],
  signal?: AbortSignal,
): AsyncGenerator<SideEvent> {
  const opened = keep(lesson, side);
  await opened.end();
  for (const request of requests) {
    for await (const event of opened.send(request, request.name, signal)) {
      yield event;
      if (event.kind === "fault") return;
    }
    if (signal?.aborted) return;
  }
}
