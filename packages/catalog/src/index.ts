export { cutExcerpt } from "./excerpts.ts";
export { commonLedger, ledgerOf } from "./ledger.ts";
export * from "./model.ts";
export { findLesson, readLesson, readLessons } from "./read-lesson.ts";
export { regionLines } from "./regions.ts";
