import type { Opened, Runner } from "@decant/exchange";
import type { LessonData } from "../answers/data.ts";
import type { Outcome } from "../answers/view.ts";
import { chosenRunner } from "../runner/chosen-runner.page.ts";
import { NO_GALLERY } from "../runner/no-gallery.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { type Asked, panelHtml } from "./panels.ts";
import type { Stage, Step } from "./stage.ts";

type Outcomes = Map<string, Outcome>;

/** Sends what is presented, and shows what came back. */
export class Requests {
  readonly #stage: Stage;
  readonly #data: LessonData;
  readonly #changed: () => void;
  readonly #opened: Opened;
  readonly #outcomes = new Map<string, Outcomes>();
  /** How many of the lesson's requests the sides have seen since their start. */
  #seen = Number.POSITIVE_INFINITY;
  #last: Promise<void> = Promise.resolve();

  private constructor(
    stage: Stage,
    data: LessonData,
    runner: Runner,
    changed: () => void,
  ) {
    this.#stage = stage;
    this.#data = data;
    this.#changed = changed;
    const sides = [...new Set(stage.pair)];
    this.#opened = runner.open(
      data.folder,
      sides.map((name) => ({ name, files: {} })),
    );
  }

  /** @param changed - called each time that more is known */
  static async load(stage: Stage, changed: () => void): Promise<Requests> {
    const address = stage.lesson.replace(/\/?$/, "/lesson.json");
    const data = await fetchJson<LessonData>(address);
    return new Requests(stage, data, await chosenRunner(), changed);
  }

  /** The HTML of a panel. */
  panel(step: Step, asked: Omit<Asked, "data" | "stage" | "outcomes">): string {
    return panelHtml(step, {
      ...asked,
      data: this.#data,
      stage: this.#stage,
      outcomes: this.#outcomes.get(asked.request.name) ?? new Map(),
    });
  }

  isSent(name: string): boolean {
    return this.#outcomes.has(name);
  }

  /**
   * Sends a request to both sides, in the state in which it was recorded:
   * those before it in the lesson's file are sent first, unless they were.
   */
  send(name: string): void {
    const outcomes: Outcomes = new Map(
      this.#stage.pair.map((side) => [side, { kind: "waiting" }]),
    );
    this.#outcomes.set(name, outcomes);
    this.#last = this.#last.then(() => this.#sendUpTo(name, outcomes));
  }

  async #sendUpTo(name: string, outcomes: Outcomes): Promise<void> {
    const { requests } = this.#data;
    const at = requests.findIndex((request) => request.name === name);
    try {
      if (this.#seen > at) {
        await this.#opened.end();
        this.#seen = 0;
      }
      for (const request of requests.slice(this.#seen, at + 1)) {
        this.#seen += 1;
        for await (const event of this.#opened.send(request, request.name)) {
          if (request.name !== name) continue;
          outcomes.set(
            event.side,
            event.kind === "answer"
              ? { kind: "live", answer: event.answer }
              : { kind: "recorded", note: event.message },
          );
          this.#changed();
        }
      }
    } catch (error) {
      const note =
        error instanceof TypeError ? NO_GALLERY : (error as Error).message;
      for (const side of this.#stage.pair) {
        outcomes.set(side, { kind: "recorded", note });
      }
      this.#seen = Number.POSITIVE_INFINITY;
      this.#changed();
    }
  }
}
