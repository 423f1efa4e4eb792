import {
  type LedgerRow,
  type Mask,
  makeMask,
  type NamedRequest,
  type RecordedAnswer,
} from "@decant/exchange";

/** What the pages know of a lesson: the JSON of `/lessons/11-sessions/lesson.json`. */
export interface LessonData {
  readonly number: number;
  /** `11-sessions` */
  readonly folder: string;
  /** As plain text. */
  readonly question: string;
  readonly sides: readonly SideData[];
  readonly requests: readonly RequestData[];
  /** Those of requests.http. */
  readonly masks: readonly MaskData[];
  /** The lesson's own rows, then the common ones; the reason is HTML. */
  readonly ledger: readonly LedgerRow[];
  /** What is not as recorded where a browser runs the lesson. */
  readonly inBrowser: readonly BrowserNote[];
}

/** Why a side answers in a browser as it was not recorded. */
export interface BrowserNote {
  readonly side: string;
  /** A request's name; `all` for each of them. */
  readonly request: string;
  /** One sentence, for people. */
  readonly why: string;
}

export interface SideData {
  /** `express` */
  readonly name: string;
  /** `Express` */
  readonly label: string;
  /** The class of its colour: `side-express`. */
  readonly style: string;
  /** `Express 5.3.0`; empty before the first recording. */
  readonly recordedWith: string;
  /** Paths within the lesson, the main file first. */
  readonly files: readonly string[];
  readonly answers: readonly RecordedAnswer[];
}

export interface RequestData extends Omit<NamedRequest, "line"> {
  /** As the editor of requests shows it. */
  readonly raw: string;
}

export interface MaskData {
  readonly name: string;
  readonly pattern: string;
}

const compiled = new WeakMap<LessonData, readonly Mask[]>();

/** The lesson's masks, compiled once. */
export function masksOf(data: LessonData): readonly Mask[] {
  const known = compiled.get(data);
  if (known) return known;
  const masks = data.masks.map(({ name, pattern }) => makeMask(name, pattern));
  compiled.set(data, masks);
  return masks;
}

/** @throws Error if the lesson has no such side */
export function sideOf(data: LessonData, name: string): SideData {
  const side = data.sides.find((one) => one.name === name);
  if (side) return side;
  throw new Error(`Lesson ${data.number} has no side "${name}".`);
}

/** What a side answered to a request when it was recorded. */
export function recordedAnswer(
  side: SideData,
  request: string,
): RecordedAnswer | undefined {
  return side.answers.find((answer) => answer.request === request);
}
