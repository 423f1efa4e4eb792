/** What a visitor did in one lesson. */
export interface LessonProgress {
  /** The chapters that were read, as the address names them. */
  readonly chapters: readonly string[];
  /** The names of the requests that were sent. */
  readonly sent: readonly string[];
  /** By the question's number, from 1: whether the last answer was right. */
  readonly quiz: Readonly<Record<string, boolean>>;
  /** The names of the bugs that were found. */
  readonly bugs: readonly string[];
}

/** What a visitor did, as the browser keeps it. */
export interface Progress {
  readonly version: 1;
  /** By the lesson's folder. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** Where the visitor was; `chapter` is empty where none was chosen. */
  readonly last?: { readonly folder: string; readonly chapter: string };
}

export const NO_PROGRESS: Progress = { version: 1, lessons: {} };

const NOTHING: LessonProgress = { chapters: [], sent: [], quiz: {}, bugs: [] };
/** No lesson has as many of anything. */
const MOST = 200;

/**
 * Reads what a browser kept. What is not understood counts as not there: an
 * older page may have written it, or a person.
 *
 * @param text - JSON, or null where nothing was kept
 */
export function parseProgress(text: string | null): Progress {
  const { version, lessons, last } = objectOf(parse(text));
  if (version !== 1) return NO_PROGRESS;
  const { folder, chapter } = objectOf(last);
  return {
    version,
    lessons: Object.fromEntries(
      Object.entries(objectOf(lessons))
        .slice(0, MOST)
        .map(([name, value]) => [name, lessonOf(value)]),
    ),
    ...(typeof folder === "string" && {
      last: { folder, chapter: typeof chapter === "string" ? chapter : "" },
    }),
  };
}

/** What was done in a lesson: nothing, where it is not known. */
export function progressIn(progress: Progress, folder: string): LessonProgress {
  return Object.hasOwn(progress.lessons, folder)
    ? (progress.lessons[folder] ?? NOTHING)
    : NOTHING;
}

/** The same progress, with something more done in one lesson. */
export function withLesson(
  progress: Progress,
  folder: string,
  change: (lesson: LessonProgress) => Partial<LessonProgress>,
): Progress {
  const before = progressIn(progress, folder);
  const after = { ...before, ...change(before) };
  return { ...progress, lessons: { ...progress.lessons, [folder]: after } };
}

/** The list with one more name, or as it is where it holds the name. */
export function withName(names: readonly string[], name: string): string[] {
  return [...new Set([...names, name])].slice(0, MOST);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

function lessonOf(value: unknown): LessonProgress {
  const { chapters, sent, quiz, bugs } = objectOf(value);
  const answered = Object.entries(objectOf(quiz)).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === "boolean",
  );
  return {
    chapters: namesOf(chapters),
    sent: namesOf(sent),
    quiz: Object.fromEntries(answered.slice(0, MOST)),
    bugs: namesOf(bugs),
  };
}

function namesOf(value: unknown): string[] {
  const names = Array.isArray(value) ? value : [];
  return [...new Set(names)]
    .filter((name): name is string => typeof name === "string")
    .slice(0, MOST);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
