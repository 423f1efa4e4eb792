export { decodeBytes, fromLatin1, toLatin1 } from "./bytes.ts";
export {
  ABSENT,
  byName,
  cellMatches,
  compare,
  type Difference,
  type PartDifference,
  partDifferences,
  samePart,
} from "./compare.ts";
export { CookieJar } from "./cookie-jar.ts";
export { curlLine } from "./curl.ts";
export { BadRequest, dropped, type FaultKind, LessonFault } from "./errors.ts";
export { FileError } from "./file-error.ts";
export { isPart, readLedger } from "./ledger.ts";
export { readRequests } from "./lesson-requests.ts";
export { makeMask, toRecorded } from "./masks.ts";
export { merge } from "./merge.ts";
export * from "./model.ts";
export { playRequests } from "./play-requests.ts";
export { readAnswer } from "./read-answer.ts";
export { type PlantedBug, recogniseBug } from "./recognise-bug.ts";
export { readRecording, writeRecording } from "./recording.ts";
export {
  formatRequest,
  parseRequest,
  RefusedRequest,
} from "./request-text.ts";
export { readRequestFile } from "./requests.ts";
export type {
  FailedTest,
  Opened,
  OpenSide,
  Runner,
  SideEvent,
  TestReport,
} from "./runner.ts";
export { checkRequest, writeRequest } from "./write-request.ts";
