import { type Lesson, openingPair, planPresentation } from "@decant/catalog";
import { toLessonData } from "../answers/lesson-data.ts";
import { type Truth, truthOf } from "../answers/predict.ts";

/** The sessions of a course, by the topics of their lessons. */
const SESSIONS = [
  ["basics", "routing"],
  ["templates", "requests"],
  ["state", "data"],
  ["errors", "structure"],
  ["security", "testing"],
  ["operations"],
] as const;

/** One session: an opening, its lessons, a hunt and a close. */
export const MINUTES = { opening: 10, lessons: 55, hunt: 20, close: 5 };
/** To say the answer and show the code. */
const TELLING = 3;
/** To predict, send, reveal and say why. */
const PREDICTING = 3;
const MOST_PREDICTIONS = 4;

export interface Session {
  readonly number: number;
  readonly topics: readonly string[];
  readonly lessons: readonly PlannedHour[];
}

/** What a session does with a lesson. */
export interface PlannedHour {
  readonly lesson: Lesson;
  readonly minutes: number;
  /** The requests that the class predicts, and where the answers differ. */
  readonly predictions: readonly {
    readonly request: string;
    readonly region: string;
    readonly truth: Truth;
  }[];
}

/**
 * Plans six sessions through all lessons. Those requests come first that show
 * a difference: as many as the lesson's share of the session has time for.
 *
 * @throws Error if a lesson's topic belongs to no session
 */
export function planCourse(lessons: readonly Lesson[]): Session[] {
  const known = new Set<string>(SESSIONS.flat());
  const stray = lessons.find(({ topic }) => !known.has(topic));
  if (stray) {
    throw new Error(
      `${stray.folder} has the topic ${stray.topic}, which no session has: name it in course.ts.`,
    );
  }
  return SESSIONS.map((topics, index) => {
    const own = topics.flatMap((topic) =>
      lessons.filter((lesson) => lesson.topic === topic),
    );
    const minutes = Math.floor(MINUTES.lessons / Math.max(own.length, 1));
    return {
      number: index + 1,
      topics,
      lessons: own.map((lesson) => planHour(lesson, minutes)),
    };
  });
}

function planHour(lesson: Lesson, minutes: number): PlannedHour {
  const pair = openingPair(lesson);
  const [left = "", right = ""] = pair.map(({ name }) => name);
  const data = toLessonData(lesson);
  const time = Math.floor((minutes - TELLING) / PREDICTING);
  const room = Math.min(Math.max(time, 1), MOST_PREDICTIONS);
  const told = planPresentation(lesson, pair).parts.flatMap(
    ({ region, requests }) =>
      requests
        .filter(({ isTold }) => isTold)
        .flatMap(({ name: request }) => {
          const truth = truthOf(data, request, [left, right]);
          return truth ? [{ request, region, truth }] : [];
        }),
  );
  const telling = told.filter(({ truth }) => !truth.places.includes("nowhere"));
  const others = told.filter((one) => !telling.includes(one));
  const chosen = new Set([...telling, ...others].slice(0, room));
  return {
    lesson,
    minutes,
    predictions: told.filter((one) => chosen.has(one)),
  };
}
