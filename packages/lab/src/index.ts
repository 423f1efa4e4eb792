export {
  applyBug,
  type BugCheck,
  buggedFiles,
  checkBug,
  fixOf,
} from "./bugs.ts";
export { checkLedger } from "./check-ledger.ts";
export { makeCopy, removeLeftOvers } from "./copies.ts";
export { exchange } from "./exchange.ts";
export { available } from "./hosts.ts";
export { type Instance, openInstance, type SendOptions } from "./instance.ts";
export { type Mismatch, play, record, replay } from "./record.ts";
export { type Rehearsed, rehearse } from "./rehearse.ts";
export { type Failure, runTests, type TestRun } from "./run-tests.ts";
export { runnerOf } from "./runner.ts";
export {
  type VisitorAnswer,
  Visitors,
  type VisitorsOptions,
} from "./visitors.ts";
