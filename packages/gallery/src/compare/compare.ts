import type { Lesson, Side } from "@decant/catalog";
import type { Both } from "../answers/cells.ts";
import { answersHtml } from "../answers/html.ts";
import { toLessonData } from "../answers/lesson-data.ts";
import { plainText } from "../render/markdown.ts";
import { type Asked, asksOf, sourceOf, viewAsked } from "./across.ts";
import { chooseHands, type Hands, isLinked } from "./choice.ts";
import { codeLesson } from "./code-lesson.ts";
import { identicalKeys, paneName, partsHtml } from "./panes-html.ts";
import {
  fileOptions,
  pickedText,
  regionOptions,
  requestOptions,
} from "./picks-html.ts";
import { addressOf, PLACES, type Place, readWishes } from "./wish.ts";

/** A query, as Express parses it. */
type Query = Readonly<Record<string, unknown>>;

interface Found {
  readonly lesson: Lesson;
  readonly side: Side;
}

/**
 * Chooses what a query asks for. A hand that it does not name shows the other
 * side of the same lesson; without both it is the first lesson.
 *
 * @returns undefined if there is no such lesson or side
 */
export function readHands(
  lessons: readonly Lesson[],
  query: Query,
): Hands | undefined {
  const wishes = readWishes((name) => query[name]);
  const named = (place: Place) =>
    wishes[place].side === "" ? undefined : find(lessons, wishes[place].side);
  if (PLACES.some((place) => wishes[place].side !== "" && !named(place))) {
    return undefined;
  }
  const left = named("left") ?? beside(named("right")) ?? first(lessons);
  const right = named("right") ?? beside(left);
  if (!left || !right) return undefined;
  const start = (place: Place, { lesson, side }: Found) => {
    const code = codeLesson(lesson);
    const own = code.sides[lesson.sides.indexOf(side)];
    if (!own) throw new Error(`${lesson.folder} has no ${side.name}.`);
    const wish = { ...wishes[place], side: `${code.folder}:${own.name}` };
    return { place, lesson: code, side: own, wish };
  };
  return chooseHands(start("left", left), start("right", right));
}

/** What both hands ask, and their recorded answers. */
export function readAsks(
  lessons: readonly Lesson[],
  hands: Hands,
): Both<Asked> {
  const [left, right] = hands.map(({ lesson: { folder } }) => {
    const lesson = lessons.find((each) => each.folder === folder);
    if (!lesson) throw new Error(`There is no lesson ${folder}.`);
    return lesson;
  }) as [Lesson, Lesson];
  const data = toLessonData(left);
  return asksOf(hands, [data, left === right ? data : toLessonData(right)]);
}

/**
 * All that `compare.njk` shows.
 *
 * @param asked - from {@link readAsks}, perhaps with live answers
 */
export function viewCompare(
  lessons: readonly Lesson[],
  hands: Hands,
  asked: Both<Asked>,
) {
  const [left, right] = hands;
  const answers = viewAsked(asked);
  const identical = identicalKeys(hands);
  return {
    title: `${pickedText(left)} and ${pickedText(right)}`,
    lessons: lessons.map((lesson) => ({
      ...lesson,
      question: plainText(lesson.question),
    })),
    linked: isLinked(hands),
    answers: answersHtml(answers),
    spoken: answers.spoken,
    address: addressOf({ left: left.wish, right: right.wish }),
    swapped: addressOf({ left: right.wish, right: left.wish }),
    hands: hands.map((hand, at) => ({
      place: hand.place,
      name: hand.place === "left" ? "Left" : "Right",
      lesson: hand.lesson,
      side: hand.side,
      value: hand.wish.side,
      picked: pickedText(hand),
      pane: paneName(hand),
      files: fileOptions(hand),
      regions: regionOptions(hand),
      requests: requestOptions(hand),
      source: sourceOf(at === 0 ? answers.columns[0] : answers.columns[1]),
      parts: partsHtml(hand, identical),
    })),
  };
}

function find(lessons: readonly Lesson[], value: string): Found | undefined {
  const [folder, name] = value.split(":");
  const lesson = lessons.find((each) => each.folder === folder);
  const side = lesson?.sides.find((each) => each.name === name);
  return lesson && side && { lesson, side };
}

function first([lesson]: readonly Lesson[]): Found | undefined {
  const side = lesson?.sides[0];
  return lesson && side && { lesson, side };
}

/** Flask, or Express beside Flask. */
function beside(found: Found | undefined): Found | undefined {
  const side = found?.lesson.sides.find(({ name }) => name !== found.side.name);
  return found && side && { lesson: found.lesson, side };
}
