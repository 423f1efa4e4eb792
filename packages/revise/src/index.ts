export {
  type AnswerCard,
  type Card,
  type CardCode,
  type CardKind,
  type DifferenceCard,
  KINDS,
  type QuizCard,
  type SaidAnswer,
  type TextCard,
} from "./cards/model.ts";
export { quizCardId, withAnswer } from "./progress/answer.ts";
export {
  withCard,
  withLesson,
  withMock,
  withNames,
  withoutCard,
} from "./progress/change.ts";
export { countDue, isDue } from "./progress/due.ts";
export { COMES_BACK, withMissed } from "./progress/missed.ts";
export {
  type Answered,
  type CardState,
  type Fluency,
  type LessonProgress,
  type MockResult,
  NO_PROGRESS,
  type Progress,
  progressIn,
  stateOf,
} from "./progress/model.ts";
export { parseProgress } from "./progress/parse.ts";
