import { inSeededOrder } from "@decant/revise/order";
import { capitalized } from "../answers/text.ts";
import type { Question, QuizData } from "./quiz-data.ts";

/** What the address of the quiz chooses. */
export interface Wish {
  /** Empty for all. */
  readonly topic: string;
  /** A lesson's folder; empty for all. */
  readonly lesson: string;
  /** Brings the same order again. */
  readonly seed: string;
  /** The place in the round, from 1; one more than there are is its end. */
  readonly at: number;
}

/** The questions that are asked, and where one is among them. */
export interface Round extends Wish {
  readonly questions: readonly Question[];
  /** Undefined at the end. */
  readonly question: Question | undefined;
}

const SEED = /^[\w-]{1,40}$/;

/**
 * Reads what an address chooses; what is not there counts as not given. The
 * questions of one lesson keep their order.
 *
 * @param query - the address's query, or a form's fields
 * @param today - the seed where none is given: `2026-11-28`
 */
export function readRound(
  { questions, lessons }: QuizData,
  query: Readonly<Record<string, unknown>>,
  today: string,
): Round {
  const lesson = lessons.find(({ folder }) => folder === query["lesson"]);
  const topic = lessons.find((one) => one.topic === query["topic"])?.topic;
  const isSeed = typeof query["seed"] === "string" && SEED.test(query["seed"]);
  const seed = isSeed ? String(query["seed"]) : today;
  const asked = lesson
    ? questions.filter(({ folder }) => folder === lesson.folder)
    : inSeededOrder(
        questions.filter((one) => topic === undefined || one.topic === topic),
        seed,
        ({ folder, number }) => `${folder}/${number}`,
      );
  const at = Number(query["at"] ?? 1);
  const isPlace = Number.isInteger(at) && at >= 1 && at <= asked.length + 1;
  const place = isPlace ? at : 1;
  return {
    topic: lesson ? "" : (topic ?? ""),
    lesson: lesson?.folder ?? "",
    seed,
    at: place,
    questions: asked,
    question: asked[place - 1],
  };
}

/** What the address of a place in a round says after its path. */
export function queryOf({ topic, lesson, seed, at }: Wish): string {
  const query = new URLSearchParams({
    ...(topic && { topic }),
    ...(lesson ? { lesson } : { seed }),
    at: String(at),
  });
  return `?${query.toString()}`;
}

/** `11 Sessions, 1 of 4` */
export function placeIn({ lessons }: QuizData, round: Round): string {
  const { lesson, topic, at, questions } = round;
  const chosen = lessons.find(({ folder }) => folder === lesson);
  const about = chosen ? `${chosen.number} ${chosen.name}` : capitalized(topic);
  const isEnd = at > questions.length;
  const place = isEnd ? "the end" : `${at} of ${questions.length}`;
  return about ? `${about}, ${place}` : capitalized(place);
}

/** The day, as a seed. */
export function daySeed(now: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
