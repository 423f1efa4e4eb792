export { commonLedger } from "./ledger.ts";
export { LessonError } from "./lesson-error.ts";
export * from "./model.ts";
export { findLesson, readLesson, readLessons } from "./read-lesson.ts";
export { readRecording, writeRecording } from "./recording.ts";
