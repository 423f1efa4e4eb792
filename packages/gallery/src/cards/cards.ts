import { commonLedger, type Lesson } from "@decant/catalog";
import { cardsOf, makeCards } from "@decant/revise/cards";
import { once } from "../once.ts";
import { plainText, renderInline, renderProse } from "../render/markdown.ts";
import { type CardHtml, renderCards } from "./render.ts";

/** What the page knows of all cards: the JSON of `/revise/cards.json`. */
export interface CardIndex {
  readonly lessons: readonly IndexedLesson[];
  /** In the order in which new ones come; the id begins with the lesson. */
  readonly cards: readonly IndexedCard[];
}

export interface IndexedLesson {
  readonly folder: string;
  readonly number: number;
  readonly topic: string;
}

/** A card's id, and its question as plain text. */
export type IndexedCard = readonly [id: string, question: string];

/** The cards of one lesson by id: the JSON of `/revise/11-sessions.json`. */
export type LessonCards = Readonly<Record<string, CardHtml>>;

/** The cards of all lessons, made once as long as none changes. */
export const allCards = once(makeCards);

/** Lists all cards, without their answers. */
export function indexCards(lessons: readonly Lesson[]): CardIndex {
  return {
    lessons: lessons.map(({ folder, number, topic }) => ({
      folder,
      number,
      topic,
    })),
    cards: allCards(lessons).map(({ id, question }) => [
      id,
      plainText(question),
    ]),
  };
}

/** Renders the cards of a lesson, once as long as it does not change. */
export function openLessonCards(): (lesson: Lesson) => LessonCards {
  const made = new WeakMap<Lesson, LessonCards>();
  return (lesson) => {
    const known = made.get(lesson) ?? renderCards(lesson, cardsOf(lesson));
    made.set(lesson, known);
    return known;
  };
}

/** What stands in the left column of every page that revises. */
export function viewModes(lessons: readonly Lesson[]) {
  const sum = (count: (lesson: Lesson) => number) =>
    lessons.reduce((total, lesson) => total + count(lesson), 0);
  return {
    cards: allCards(lessons).length,
    quiz: sum(({ quiz }) => quiz.length),
    questions: lessons.length,
    bugs: sum(({ bugs }) => bugs.length),
    differences: commonLedger().length + sum(({ ledger }) => ledger.length),
  };
}

/** What the page of the cards shows before its script draws a card. */
export function viewCards(lessons: readonly Lesson[]) {
  return {
    modes: viewModes(lessons),
    topics: [...new Set(lessons.map(({ topic }) => topic))],
    lessons: lessons.map(({ folder, number, question, answer }) => ({
      folder,
      number,
      question: renderInline(question, { folder }),
      answer: renderProse(answer, { folder }),
    })),
  };
}

/** What the page that lists the cards of one lesson shows. */
export function viewLessonCards(lesson: Lesson, cards: LessonCards) {
  const { folder, number, question } = lesson;
  return {
    folder,
    number,
    question: renderInline(question, { folder }),
    title: plainText(question),
    cards: Object.values(cards),
  };
}
