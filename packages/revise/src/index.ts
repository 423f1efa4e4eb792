export {
  type AnswerCard,
  type Card,
  type CardCode,
  type CardKind,
  type DifferenceCard,
  KINDS,
  type SaidAnswer,
  type TextCard,
} from "./cards/model.ts";
export {
  withAnswer,
  withCard,
  withLesson,
  withMock,
  withNames,
} from "./progress/change.ts";
export { countDays, countDue, isDue, startOfDay } from "./progress/due.ts";
export {
  NoProgressFile,
  PROGRESS_FILE,
  readProgressFile,
  writeProgressFile,
} from "./progress/file.ts";
export { LARGEST, MOST_NEW_A_DAY } from "./progress/limits.ts";
export { mergeProgress } from "./progress/merge.ts";
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
export { type Today, today } from "./progress/queue.ts";
