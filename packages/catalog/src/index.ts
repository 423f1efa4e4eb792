export { cutExcerpt } from "./excerpts.ts";
export { commonLedger, ledgerOf } from "./ledger.ts";
export * from "./model.ts";
export { openingPair } from "./pair.ts";
export { type Plan, type PlannedPart, planPresentation } from "./plan.ts";
export { findLesson, readLesson, readLessons } from "./read-lesson.ts";
export { findRegions, regionLines } from "./regions.ts";
