import {
  merge,
  type Opened,
  type OpenSide,
  playRequests,
  type Runner,
  type SideEvent,
  type TestReport,
  type WireRequest,
} from "@decant/exchange";
import { createRunner } from "@decant/sandbox/page";
import type { LessonData } from "../answers/data.ts";
import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { beginLoading, endLoading, showLoading } from "./loading.page.ts";

const sandbox = createRunner(
  new URL(onSite("/sandbox/"), location.href).href,
  showLoading,
);

/** A side that was opened, and what had become of its files. */
interface Kept {
  readonly files: string;
  readonly opened: ReturnType<typeof sandbox.open>;
}

/** How many answers are waited for. */
let asking = 0;

/** By lesson and side: the lesson's own, and the visitor's newest copy. */
const kept = new Map<string, Kept>();

/**
 * The runner in this browser. As on the server each side keeps its state and
 * its cookies from one request to the next, until it ends.
 */
export const browserRunner: Runner = {
  open: (lesson, sides) => new BrowserOpened(lesson, sides),
};

/** Loads and starts sides that are likely to be asked soon. */
export function prepare(lesson: string, sides: readonly string[]): void {
  for (const name of sides) keep(lesson, { name, files: {} }).prepare();
}

class BrowserOpened implements Opened {
  readonly #lesson: string;
  readonly #sides: readonly OpenSide[];

  constructor(lesson: string, sides: readonly OpenSide[]) {
    this.#lesson = lesson;
    this.#sides = sides;
  }

  async *send(
    request: WireRequest,
    name: string,
    signal?: AbortSignal,
  ): AsyncGenerator<SideEvent> {
    yield* merge(
      this.#sides.map((side) =>
        sendTo(this.#lesson, side, request, name, signal),
      ),
    );
  }

  async *play(signal?: AbortSignal): AsyncGenerator<SideEvent> {
    yield* merge(this.#sides.map((side) => playOn(this.#lesson, side, signal)));
  }

  test(): Promise<TestReport> {
    return sandbox.open(this.#lesson, this.#sides).test();
  }

  async end(): Promise<void> {
    await Promise.all(
      this.#sides.map((side) => keep(this.#lesson, side).end()),
    );
  }
}

/** The side that is open with these files; an older copy of it ends. */
function keep(lesson: string, { name, files }: OpenSide): Kept["opened"] {
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

/** One event; none once nobody waits for it. */
async function* sendTo(
  lesson: string,
  side: OpenSide,
  request: WireRequest,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<SideEvent> {
  // The side starts while this comes.
  const data = dataOf(lesson);
  asking += 1;
  beginLoading();
  try {
    for await (const event of keep(lesson, side).send(request, name, signal)) {
      const row = (await data).inBrowser.find(
        (one) => one.side === side.name && ["all", name].includes(one.request),
      );
      const isExplained = row && event.kind === "answer";
      yield isExplained ? { ...event, note: row.why } : event;
    }
  } finally {
    asking -= 1;
    if (asking === 0) endLoading();
  }
}

/** All requests from a fresh start, up to the first that has no answer. */
async function* playOn(
  lesson: string,
  side: OpenSide,
  signal?: AbortSignal,
): AsyncGenerator<SideEvent> {
  const { requests } = await dataOf(lesson);
  await keep(lesson, side).end();
  yield* playRequests(
    requests,
    (request) => sendTo(lesson, side, request, request.name, signal),
    signal,
  );
}

function dataOf(lesson: string): Promise<LessonData> {
  return fetchJson(onSite(`/lessons/${lesson}/lesson.json`));
}
