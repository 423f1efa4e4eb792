import type { Count, Shown } from "@decant/room/protocol";
import { NO_GALLERY } from "../../runner/no-gallery.ts";
import { readClassAnswers, readClassLesson } from "../read-lesson.page.ts";
import { keyOf, type Panels } from "./channel.page.ts";
import { screenPanel } from "./panel.ts";
import { Screen } from "./screen.page.ts";

/** In pixels: about two lines. */
export const LITTLE = 70;

/** Draws what a class is shown, with live answers where there are any. */
export class Wall {
  readonly #screen: Screen;
  readonly #live = new Map<string, Panels>();
  #shown: Shown | undefined;
  #count: Count = { here: 0, voted: 0, ready: 0 };

  constructor(root: HTMLElement) {
    this.#screen = new Screen(root);
  }

  show(shown: Shown): void {
    this.#shown = shown;
    this.count(this.#count);
    void this.#draw(shown);
  }

  count(count: Count): void {
    this.#count = count;
    if (this.#shown) this.#screen.count(this.#shown, count);
  }

  /** Shows what the servers answered, from now on. */
  answered(of: string, panels: Panels): void {
    this.#live.set(of, panels);
    if (this.#shown && keyOf(this.#shown.place) === of) {
      void this.#draw(this.#shown);
    }
  }

  /** What the servers answered until now. */
  get live(): ReadonlyMap<string, Panels> {
    return this.#live;
  }

  scroll(by: number): void {
    this.#screen.scroll(by);
  }

  turn(): void {
    this.#screen.turn();
  }

  async #draw(shown: Shown): Promise<void> {
    const { place } = shown;
    const lesson = await readClassLesson(place.lesson).catch(() => undefined);
    if (!lesson) return this.#screen.say(NO_GALLERY);
    const isAnswered = place.step !== "region" && place.step !== "predict";
    const answers = isAnswered
      ? await readClassAnswers(place.lesson).catch(() => undefined)
      : undefined;
    if (shown !== this.#shown) return;
    const recorded = answers?.requests[place.request ?? ""]?.panels;
    const panels = this.#live.get(keyOf(place)) ?? recorded;
    const { step } = place;
    const answered =
      step === "region" || step === "predict" ? "" : (panels?.[step] ?? "");
    const panel = screenPanel(lesson, shown, answered, answers);
    this.#screen.show({ lesson, shown, panel });
  }
}
