import {
  type Card,
  type CardState,
  type Progress,
  stateOf,
  withCard,
  withoutCard,
} from "@decant/revise";
import { type Today, today } from "@decant/revise/day";
import { type Grade, rate, sayIntervals } from "@decant/revise/schedule";
import { many } from "../excerpt.ts";
import { colors } from "../terminal.ts";
import { showBack, showFront } from "./show.ts";

/** What a session works on, and where its lines go. */
export interface CardTable {
  /** In the order in which they are learnt. */
  readonly cards: readonly Card[];
  readonly load: () => Progress;
  readonly change: (change: (progress: Progress) => Progress) => void;
  readonly now: () => Date;
  readonly print: (...lines: readonly string[]) => void;
  /** Called once nothing is left for today, or the learner has had enough. */
  readonly end: () => void;
}

const GRADES = ["again", "hard", "good", "easy"];
const RECALL = "Space shows the answer · u take the last rating back · q quit";

/** One learner's cards of today: recall, reveal, rate. */
export class CardSession {
  readonly #table: CardTable;
  #current: Card | undefined;
  #isRevealed = false;
  /** What the last rating changed, to be taken back. */
  #before: { id: string; state: CardState | undefined } | undefined;

  constructor(table: CardTable) {
    this.#table = table;
  }

  /** Shows the card that comes first now, or ends. */
  next(): void {
    const { cards, print, end } = this.#table;
    const { done, queue } = dayOf(this.#table);
    const [id] = queue;
    this.#current = cards.find((card) => card.id === id);
    this.#isRevealed = false;
    if (!this.#current) {
      print("", `That was all for today: ${many(done.length, "card")}.`);
      return end();
    }
    const place = `${done.length + 1} of ${done.length + queue.length}`;
    print("", ...showFront(this.#current, place), "", colors.dim(RECALL));
  }

  /** Does what a key stands for. */
  press(key: string): void {
    if (key === "q") this.#table.end();
    else if (key === "u") this.#undo();
    else if (key === "space" || key === "return") this.#reveal();
    else if (/^[1-4]$/.test(key)) this.#rate(Number(key) as Grade);
  }

  #reveal(): void {
    if (!this.#current || this.#isRevealed) return;
    this.#isRevealed = true;
    const { load, now, print } = this.#table;
    const state = stateOf(load(), this.#current.id);
    const grades = sayIntervals(state, now()).map(
      (interval, index) => `${index + 1} ${GRADES[index]} (${interval})`,
    );
    const keys = [...grades, "q quit"].join(" · ");
    print("", ...showBack(this.#current), "", colors.dim(keys));
  }

  #rate(grade: Grade): void {
    if (!this.#current || !this.#isRevealed) return;
    const { load, change, now } = this.#table;
    const { id } = this.#current;
    this.#before = { id, state: stateOf(load(), id) };
    change((progress) =>
      withCard(progress, id, rate(stateOf(progress, id), grade, now())),
    );
    this.next();
  }

  #undo(): void {
    if (!this.#before) return;
    const { id, state } = this.#before;
    this.#before = undefined;
    this.#table.change((progress) =>
      state ? withCard(progress, id, state) : withoutCard(progress, id),
    );
    this.next();
  }
}

/** What today brings, of the cards on the table. */
export function dayOf({
  cards,
  load,
  now,
}: Pick<CardTable, "cards" | "load" | "now">): Today {
  return today(
    cards.map(({ id }) => id),
    load(),
    now(),
  );
}
