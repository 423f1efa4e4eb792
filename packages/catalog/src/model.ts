import type {
  LedgerRow,
  Mask,
  NamedRequest,
  RecordedAnswer,
} from "@decant/exchange";

/** A lesson: one folder under `apps/`, read whole. */
export interface Lesson {
  /** From the folder's name: 5 for `05-dynamic-routes`. */
  readonly number: number;
  /** The folder's name without the number: `dynamic-routes`. */
  readonly slug: string;
  /** The folder's name: `05-dynamic-routes`. */
  readonly folder: string;
  /** The folder's absolute path. */
  readonly directory: string;
  /** The first keyword of package.json: `routing`. */
  readonly topic: string;
  /** The README's title without its number. */
  readonly question: string;
  /** The half-minute answer: the README's first paragraph, as Markdown. */
  readonly answer: string;
  /** The code that stands under the answer, copied from regions. */
  readonly excerpts: readonly Excerpt[];
  /** The README's sections in their order, as Markdown without the heading. */
  readonly sections: Readonly<Record<SectionName, string>>;
  /** Flask first, then Express, then any other. */
  readonly sides: readonly Side[];
  readonly requests: readonly NamedRequest[];
  /** Masks that the lesson adds to the common ones, from requests.http. */
  readonly masks: readonly Mask[];
  readonly ledger: readonly LedgerRow[];
  /** Regions that one side alone has, and why. */
  readonly unpaired: readonly UnpairedRegion[];
  readonly followUps: readonly FollowUp[];
  readonly quiz: readonly QuizQuestion[];
  readonly bugs: readonly Bug[];
  /** APPENDIX.md, as Markdown: what some lessons have to look things up in. */
  readonly appendix: string | undefined;
}

export const SECTIONS = [
  "How it works",
  "Where they differ",
  "Pitfalls",
  "Follow-up questions",
  "Check yourself",
  "Run it",
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** One framework's version of a lesson. */
export interface Side {
  /** `flask`, `express`; in some lessons also `django`, `fastapi`, … */
  readonly name: string;
  /** For people: `Flask`, `NestJS`. */
  readonly label: string;
  readonly language: "python" | "typescript";
  /** The port on which the side's own start script listens. */
  readonly port: number;
  /** What is shown, the main file first. */
  readonly files: readonly SourceFile[];
  /** The absolute path that starts it: `…/flask/app.py`, `…/src/app.ts`. */
  readonly entry: string;
  /** What each request got, by the request's name; empty before the first recording. */
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
  /** The versions on which it was recorded: `Flask 3.1.3, Werkzeug 3.1.9`. */
  readonly recordedWith: string;
}

export interface SourceFile {
  /** Relative to the lesson, with forward slashes: `src/app.ts`. */
  readonly path: string;
  readonly language: "python" | "typescript" | "jinja" | "text";
  /** As on disk, markers included. */
  readonly text: string;
  /** The numbers (from 1) of the lines that hold a region's marker. */
  readonly markers: readonly number[];
  readonly regions: readonly Region[];
}

/** The lines between `region name` and `endregion`; may nest and repeat. */
export interface Region {
  readonly name: string;
  /** The first line inside, from 1. */
  readonly start: number;
  /** The last line inside that is not blank. */
  readonly end: number;
}

/** A region's code in the README: what a reader on a code host sees. */
export interface Excerpt {
  /** Relative to the lesson: `flask/app.py`. */
  readonly file: string;
  readonly region: string;
  /** Without the fences. */
  readonly code: string;
  /** The line of the README where the code begins, from 1. */
  readonly line: number;
}

export interface UnpairedRegion {
  readonly side: string;
  readonly region: string;
  /** Why the other side has no such part, as Markdown. */
  readonly why: string;
}

export interface FollowUp {
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
}

export interface QuizQuestion {
  /** Markdown, on one line. */
  readonly question: string;
  readonly options: readonly QuizOption[];
}

export interface QuizOption {
  /** Markdown, on one line. */
  readonly text: string;
  readonly right: boolean;
  /** Why it is right or wrong, as Markdown. */
  readonly reason: string;
}

/** A seeded mistake: `bugs/<name>.patch`. */
export interface Bug {
  readonly name: string;
  readonly title: string;
  readonly symptom: string;
  /** From vague to plain. */
  readonly hints: readonly string[];
  /** A unified diff, its paths relative to the lesson. */
  readonly diff: string;
}
