import type { Place, Step } from "@decant/room/protocol";
import type { StagePart, StageRequest } from "../present/stage.ts";
import type { ClassLesson } from "./lesson.ts";

// Pure: where a class can go in a lesson, and what comes next.

/** The steps of a request; the region is shown once for all of a part. */
const REQUEST_STEPS = ["predict", "send", "answers", "why"] as const;
const QUESTION_STEPS = ["predict", "answers"] as const;

/** All places in their order: the parts with what is told of them, the quiz. */
export function placesOf(lesson: ClassLesson): Place[] {
  return [
    ...lesson.stage.parts.flatMap((part) => [
      regionOf(lesson, part),
      ...part.requests
        .filter(({ isTold }) => isTold)
        .flatMap((request) => stepsOf(lesson, part, request)),
    ]),
    ...lesson.quiz.flatMap((_question, quiz) => questionOf(lesson, quiz)),
  ];
}

/** The place of a part before any request. */
export function regionOf(
  { folder }: ClassLesson,
  { region }: StagePart,
): Place {
  return {
    lesson: folder,
    part: region,
    request: null,
    quiz: null,
    step: "region",
  };
}

function stepsOf(
  { folder }: ClassLesson,
  { region }: StagePart,
  { name }: StageRequest,
): Place[] {
  return REQUEST_STEPS.map((step) => ({
    lesson: folder,
    part: region,
    request: name,
    quiz: null,
    step,
  }));
}

function questionOf({ folder }: ClassLesson, quiz: number): Place[] {
  return QUESTION_STEPS.map((step) => ({
    lesson: folder,
    part: null,
    request: null,
    quiz,
    step,
  }));
}

/** The place one step forward or back; undefined at the lesson's ends. */
export function stepFrom(
  lesson: ClassLesson,
  place: Place,
  forward: boolean,
): Place | undefined {
  const places = withRequest(lesson, place);
  const at = places.findIndex((one) => isSame(one, place));
  return places[at + (forward ? 1 : -1)];
}

/** The places in their order, and among them the request that was chosen. */
function withRequest(lesson: ClassLesson, place: Place): Place[] {
  const places = placesOf(lesson);
  if (places.some((one) => isSame(one, place))) return places;
  const { part, request } = requestAt(lesson, place);
  if (!part || !request) return places;
  const last = places.findLastIndex((one) => one.part === part.region);
  return places.toSpliced(last + 1, 0, ...stepsOf(lesson, part, request));
}

/** The same request, question or part at another step; undefined if it has none. */
export function placeAtStep(
  lesson: ClassLesson,
  place: Place,
  step: Step,
): Place | undefined {
  if (place.quiz !== null) {
    return questionOf(lesson, place.quiz).find((one) => one.step === step);
  }
  const { part, request = part?.requests[0] } = requestAt(lesson, place);
  if (!part) return undefined;
  if (step === "region") return regionOf(lesson, part);
  return request
    ? stepsOf(lesson, part, request).find((one) => one.step === step)
    : undefined;
}

/** The part and the request of a place, where the lesson has them. */
export function requestAt(
  { stage }: ClassLesson,
  place: Place,
): {
  at: number;
  part: StagePart | undefined;
  request: StageRequest | undefined;
} {
  const at = stage.parts.findIndex(({ region }) => region === place.part);
  const part = stage.parts[at];
  const request = part?.requests.find(({ name }) => name === place.request);
  return { at, part, request };
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.part === other.part &&
    one.request === other.request &&
    one.quiz === other.quiz &&
    one.step === other.step
  );
}

/** What a button says that goes on from a place. */
export function sayNext(
  lesson: ClassLesson,
  place: Place,
  next: Place | undefined,
): string {
  if (!next) return "The lesson is over";
  if (next.step === "region") {
    return `Next: ${requestAt(lesson, next).part?.label ?? ""}`;
  }
  if (next.step === "predict") {
    if (next.quiz !== null) return `Vote: question ${next.quiz + 1}`;
    const isOther = place.request !== null && place.request !== next.request;
    return isOther ? `Next: ${next.request}` : "Open the vote";
  }
  if (next.quiz !== null) return "Close and reveal";
  return { send: "Close and send", answers: "Reveal", why: "Say why" }[
    next.step
  ];
}
