import {
  cutExcerpt,
  type Lesson,
  openingPair,
  planPresentation,
  type Side,
} from "@decant/catalog";
import {
  formatRequest,
  type LedgerRow,
  type NamedRequest,
} from "@decant/exchange";
import {
  type AnswerCard,
  type Card,
  type CardCode,
  type CardRequest,
  type DifferenceCard,
  KINDS,
  type QuizCard,
  type TextCard,
} from "./model.ts";
import { slugOf, uniqueIds } from "./slug.ts";

type Bare<T> = Omit<T, "folder" | "number" | "topic" | "slug">;
type BareCard =
  | Bare<TextCard>
  | Bare<AnswerCard>
  | Bare<DifferenceCard>
  | Bare<QuizCard>;

/**
 * Makes the cards of all lessons, in the order in which new ones come: first
 * every half-minute answer, then the follow-up questions, then what programs
 * answer, then the rows of the ledgers, then the quizzes.
 *
 * @param lessons - by number
 */
export function makeCards(lessons: readonly Lesson[]): Card[] {
  const cards = lessons.flatMap(cardsOf);
  return KINDS.flatMap((kind) => cards.filter((card) => card.kind === kind));
}

/** The cards of one lesson, about the two sides with which it opens. */
export function cardsOf(lesson: Lesson): Card[] {
  const { folder, number, topic, slug } = lesson;
  const pair = openingPair(lesson);
  const unique = uniqueIds();
  return [
    ...textCards(lesson),
    ...answerCards(lesson, pair),
    ...differenceCards(lesson, pair),
    ...quizCards(lesson),
  ].map((card) => ({
    ...card,
    id: unique(`${folder}/${card.id}`),
    folder,
    number,
    topic,
    slug,
  }));
}

function textCards(lesson: Lesson): BareCard[] {
  const { question, answer, followUps } = lesson;
  return [
    { id: "half-minute", kind: "half-minute", question, answer },
    ...followUps.map((one) => ({
      id: `follow-up/${slugOf(one.question)}`,
      kind: "follow-up" as const,
      ...one,
    })),
  ];
}

/** The requests that show something new; the others would repeat it. */
function answerCards(lesson: Lesson, pair: readonly Side[]): BareCard[] {
  const [left, right] = pair;
  if (!left || !right) return [];
  const told = planPresentation(lesson, pair)
    .parts.flatMap(({ requests }) => requests)
    .filter(({ isTold }) => isTold);
  return told.flatMap(({ name }) => {
    const request = findRequest(lesson, name);
    const answers = pair.flatMap(({ label, answers: recorded }) => {
      const answer = recorded.get(name);
      return answer ? [{ label, answer }] : [];
    });
    if (!request || answers.length < pair.length) return [];
    return {
      id: `answer/${slugOf(name)}`,
      kind: "answer" as const,
      question: `${name}: what do ${left.label} and ${right.label} answer?`,
      request: toCardRequest(lesson, request),
      code: pair.flatMap((side) => codeOf(side, request.region) ?? []),
      pair: [left.name, right.name] as const,
      answers,
    };
  });
}

function codeOf(side: Side, region: string | undefined): CardCode | undefined {
  for (const file of side.files) {
    const found = file.regions.find(({ name }) => name === region);
    if (!found) continue;
    const { path, language } = file;
    const text = cutExcerpt(file, found);
    return { label: side.label, side: side.name, file: path, language, text };
  }
  return undefined;
}

function differenceCards(lesson: Lesson, pair: readonly Side[]): BareCard[] {
  const flask = pair.find(({ name }) => name === "flask");
  const other = pair.find(({ name }) => name !== "flask");
  if (!flask || !other) return [];
  return lesson.ledger
    .filter(({ side }) => side === other.name)
    .flatMap((row) => {
      const [name = ""] = row.requests;
      const request = findRequest(lesson, name);
      if (!request) return [];
      return {
        id: `difference/${slugOf(name)}/${slugOf(row.part)}`,
        kind: "difference" as const,
        question: `${sayRequests(row)}: how do ${flask.label} and ${other.label} differ in ${sayPart(row.part)}, and why?`,
        request: toCardRequest(lesson, request),
        values: [
          { label: flask.label, side: flask.name, value: row.flask },
          { label: other.label, side: other.name, value: row.other },
        ],
        why: row.why,
      };
    });
}

/** By their numbers, as the progress counts the answers. */
function quizCards({ quiz }: Lesson): Bare<QuizCard>[] {
  return quiz.flatMap(({ question, options }, index) => {
    const right = options.find((option) => option.right);
    if (!right) return [];
    return {
      id: `quiz/${index + 1}`,
      kind: "quiz" as const,
      question,
      options: options.map(({ text }) => text),
      answer: `**${right.text}.** ${right.reason}`,
    };
  });
}

function sayRequests({ requests }: LedgerRow): string {
  const [first = "", second] = requests;
  if (second === undefined) return first;
  return requests.length === 2
    ? `${first}; ${second}`
    : `${first}, and ${requests.length - 1} other requests`;
}

const PARTS: Readonly<Record<string, string>> = {
  status: "the status",
  reason: "the status line's words",
  body: "the body",
  json: "how the JSON is written",
};

function sayPart(part: string): string {
  return PARTS[part] ?? `the header \`${part.slice("header ".length)}\``;
}

function findRequest({ requests }: Lesson, name: string) {
  return requests.find((request) => request.name === name);
}

function toCardRequest(lesson: Lesson, request: NamedRequest): CardRequest {
  return {
    number: lesson.requests.indexOf(request) + 1,
    name: request.name,
    raw: formatRequest(request),
  };
}
