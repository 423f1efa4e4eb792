import { type CardState, stateOf, withCard, withoutCard } from "@decant/revise";
import { type Grade, rate, sayIntervals } from "@decant/revise/schedule";
import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { loadProgress, update } from "../site/progress.page.ts";
import type { CardIndex, LessonCards } from "./cards.ts";
import { drawDay, folderOf } from "./day.page.ts";
import { clearCard, drawCard, drawEnd, revealBack } from "./draw.page.ts";

/** One visitor's session of cards: what is shown, and what comes next. */
export class Session {
  readonly #index: CardIndex;
  #topic: string;
  #current: string | undefined;
  /** The current card, once it is there. */
  #card: LessonCards[string] | undefined;
  #isRevealed = false;
  /** What the last rating changed, to be taken back. */
  #before: { id: string; state: CardState | undefined } | undefined;

  constructor(index: CardIndex, topic: string) {
    this.#index = index;
    this.#topic = topic;
  }

  /** Asks for the cards of one topic; for all without a name. */
  async choose(topic: string): Promise<void> {
    this.#topic = topic;
    await this.next();
  }

  /**
   * Shows the card that comes first now.
   *
   * @param focus - leads who reads by ear to its question
   */
  async next(focus = false): Promise<void> {
    const { done, queue } = drawDay(this.#index, this.#topic);
    const [id] = queue;
    this.#current = id;
    this.#card = undefined;
    this.#isRevealed = false;
    clearCard();
    if (id === undefined) return drawEnd(done.length, focus);
    const folder = folderOf(id);
    const cards = await fetchJson<LessonCards>(
      onSite(`/revise/${folder}.json`),
    );
    const card = cards[id];
    if (this.#current !== id || !card) return;
    this.#card = card;
    const place = { at: done.length + 1, of: done.length + queue.length };
    drawCard(card, Number.parseInt(folder, 10), place, focus);
  }

  reveal(): void {
    if (!this.#card || !this.#current || this.#isRevealed) return;
    this.#isRevealed = true;
    const state = stateOf(loadProgress(), this.#current);
    revealBack(this.#card, sayIntervals(state, new Date()));
  }

  async rate(grade: Grade): Promise<void> {
    const id = this.#current;
    if (!id || !this.#isRevealed) return;
    const now = new Date();
    this.#before = { id, state: stateOf(loadProgress(), id) };
    update((progress) =>
      withCard(progress, id, rate(stateOf(progress, id), grade, now)),
    );
    await this.next(true);
  }

  /** Takes the last rating back; the card comes again. */
  async undo(): Promise<void> {
    if (!this.#before) return;
    const { id, state } = this.#before;
    this.#before = undefined;
    update((progress) =>
      state ? withCard(progress, id, state) : withoutCard(progress, id),
    );
    await this.next(true);
  }

  /** Another tab has changed what is kept: a card that is open stays. */
  async refresh(): Promise<void> {
    if (this.#isRevealed) drawDay(this.#index, this.#topic);
    else await this.next();
  }
}
