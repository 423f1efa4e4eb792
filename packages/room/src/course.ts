import { type ClassPlan, PREDICTION_QUESTION, PREDICTIONS } from "./plan.ts";
import type { Place, PollOption } from "./views.ts";

/** A poll as the plan has it. */
export interface PlannedPoll {
  readonly id: string;
  readonly kind: "prediction" | "quiz";
  readonly question: string;
  readonly options: readonly PollOption[];
  readonly right: readonly string[];
}

/** Finds the places and polls of a plan. */
export class Course {
  readonly #lessons: ReadonlyMap<string, ClassPlan[number]>;
  readonly #polls = new Map<string, PlannedPoll>();
  readonly first: Place;

  /** @throws Error if no lesson has a part */
  constructor(plan: ClassPlan) {
    this.#lessons = new Map(plan.map((lesson) => [lesson.folder, lesson]));
    for (const poll of plan.flatMap(pollsOf)) this.#polls.set(poll.id, poll);
    const lesson = plan.find(({ parts }) => parts.length > 0);
    const part = lesson?.parts[0]?.region;
    if (!lesson || part === undefined) throw new Error("No lesson has a part.");
    const nothing = { request: null, quiz: null, step: "region" } as const;
    this.first = { lesson: lesson.folder, part, ...nothing };
  }

  hasLesson(folder: string): boolean {
    return this.#lessons.has(folder);
  }

  /** The poll of a place; undefined where nothing can be asked. */
  pollAt({ lesson, request, quiz }: Place): PlannedPoll | undefined {
    if (quiz !== null) return this.#polls.get(quizId(lesson, quiz));
    if (request === null) return undefined;
    return this.#polls.get(predictionId(lesson, request));
  }

  pollCalled(id: string): PlannedPoll | undefined {
    return this.#polls.get(id);
  }

  /** Says what is wrong with a place; undefined if it is one of the plan. */
  judgePlace({ lesson, part, request, quiz, step }: Place): string | undefined {
    const found = this.#lessons.get(lesson);
    if (!found) return `There is no lesson ${lesson}.`;
    if (quiz !== null) {
      if (part !== null || request !== null) {
        return "A place is a part or a question of the quiz, not both.";
      }
      if (!found.quiz[quiz]) return `${lesson} has no question ${quiz + 1}.`;
      return step === "predict" || step === "answers"
        ? undefined
        : `A question has the steps predict and answers, not ${step}.`;
    }
    const region = found.parts.find((one) => one.region === part);
    if (!region) return `${lesson} has no part ${part}.`;
    if (request === null) {
      return step === "region"
        ? undefined
        : `The step ${step} needs a request.`;
    }
    return region.requests.some(({ name }) => name === request)
      ? undefined
      : `The part ${part} has no request ${request}.`;
  }
}

function pollsOf({ folder, parts, quiz }: ClassPlan[number]): PlannedPoll[] {
  const predictions = parts
    .flatMap(({ requests }) => requests)
    .filter(({ right }) => right.length > 0)
    .map(
      ({ name, right }): PlannedPoll => ({
        id: predictionId(folder, name),
        kind: "prediction",
        question: PREDICTION_QUESTION,
        options: PREDICTIONS,
        right,
      }),
    );
  const questions = quiz.map(
    ({ question, options }, at): PlannedPoll => ({
      id: quizId(folder, at),
      kind: "quiz",
      question,
      options: options.map(({ text }, index) => ({
        id: String(index),
        label: text,
      })),
      right: options.flatMap(({ right }, index) =>
        right ? [String(index)] : [],
      ),
    }),
  );
  return [...predictions, ...questions];
}

function predictionId(folder: string, request: string): string {
  return `${folder}/${request}`;
}

function quizId(folder: string, at: number): string {
  return `${folder}/quiz/${at}`;
}
