import type { Count, Place, Shown } from "@decant/room/protocol";
import { fit, scroll, turn } from "../../present/fit.page.ts";
import type { ClassLesson } from "../lesson.ts";
import { requestAt } from "../moves.ts";

/** What is seen on the wall. */
export interface Seen {
  readonly lesson: ClassLesson;
  readonly shown: Shown;
  /** HTML under the code; see `panel.ts`. */
  readonly panel: string;
}

/** What the class sees on the wall, in the projector's page or the console's. */
export class Screen {
  readonly #root: HTMLElement;
  readonly #stage: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#stage = this.#find("stage");
    new ResizeObserver(() => this.refit()).observe(this.#stage);
  }

  show({ lesson, shown, panel }: Seen): void {
    const { place } = shown;
    const { at, part, request } = requestAt(lesson, place);
    const code = this.#find("part");
    this.#write("number", String(lesson.number));
    this.#write("question", lesson.question);
    this.#write("line", request?.line ?? "");
    this.#write("label", part?.label ?? "Check yourself");
    this.#write("of", sayPart(lesson, place, at));
    this.#write("dot", part ? String(at + 1) : "?");
    this.#find("dot").className = `dot ${part?.hue ?? ""}`;
    code.className = `part ${part?.hue ?? ""}`;
    code.hidden = part === undefined;
    const panes = lesson.panes[at] ?? "";
    if (code.dataset["shown"] !== `${lesson.folder} ${at}`) {
      code.dataset["shown"] = `${lesson.folder} ${at}`;
      code.innerHTML = panes;
    }
    const under = this.#find("panel");
    if (under.innerHTML !== panel) under.innerHTML = panel;
    under.hidden = panel === "";
    under.dataset["step"] = place.step;
    this.#stage.dataset["turned"] = "false";
    this.refit();
  }

  /** A sentence in the place of all else. */
  say(sentence: string): void {
    this.#write("question", sentence);
  }

  /** What stands below: how many have answered. */
  count(shown: Shown, count: Count): void {
    this.#write("count", sayCount(shown, count));
  }

  refit(): void {
    const { dataset } = this.#stage;
    if (this.#find("part").hidden) {
      dataset["layout"] = "none";
      dataset["fit"] = "28";
    } else fit(this.#stage);
  }

  /** Scrolls what is longer than the screen. */
  scroll(by: number): void {
    scroll(this.#stage, by);
  }

  /** Shows the other side, where one is shown at a time. */
  turn(): void {
    turn(this.#stage);
  }

  #write(name: string, text: string): void {
    const element = this.#find(name);
    if (element.textContent !== text) element.textContent = text;
  }

  #find(name: string): HTMLElement {
    const found = this.#root.querySelector(`[data-screen="${name}"]`);
    if (!found) throw new Error(`The screen has no ${name}.`);
    return found as HTMLElement;
  }
}

function sayPart({ stage, quiz }: ClassLesson, place: Place, at: number) {
  return place.quiz === null
    ? `part ${at + 1} of ${stage.parts.length}`
    : `question ${place.quiz + 1} of ${quiz.length}`;
}

/** `23 of 24 have answered`, while there is something to answer. */
export function sayCount({ poll, place }: Shown, count: Count): string {
  if (place.step === "predict" && poll?.status === "open") {
    return `${count.voted} of ${count.here} have answered`;
  }
  if (count.ready > 0) return `${count.ready} of ${count.here} are ready`;
  return `${count.here} here`;
}
