/** A lesson as the search knows it: what `/search.json` holds. */
export interface SearchLesson {
  readonly folder: string;
  readonly number: number;
  readonly topic: string;
  readonly question: string;
  readonly answer: string;
  /** Names in the code that stand in no region. */
  readonly names: string;
  readonly parts: readonly (readonly [
    region: string,
    title: string,
    text: string,
    names: string,
    /** The right side that has it, where the lesson does not open with one. */
    right?: string,
  ])[];
  readonly pitfalls: readonly (readonly [
    title: string,
    text: string,
    names: string,
  ])[];
  readonly requests: readonly (readonly [
    name: string,
    line: string,
    names: string,
  ])[];
  readonly followUps: readonly (readonly [
    question: string,
    text: string,
    names: string,
  ])[];
}

/** What kind of place it is, as a hit says it. */
export type PlaceKind =
  | "question"
  | "code"
  | "region"
  | "pitfall"
  | "request"
  | "follow-up";

/** A place to which a hit leads. */
export interface Place {
  readonly lesson: SearchLesson;
  readonly kind: PlaceKind;
  readonly title: string;
  /** Prose, or a request's first line. */
  readonly text: string;
  /** Names in the code, or of headers. */
  readonly names: string;
  readonly address: string;
}

/** All places of a lesson, the lesson as a whole first. */
export function placesOf(lesson: SearchLesson): Place[] {
  const page = `/lessons/${lesson.folder}`;
  const to = (query: Readonly<Record<string, string>>, anchor = "") =>
    `${page}?${new URLSearchParams(query).toString()}${anchor}`;
  const { question, answer, names: outside } = lesson;
  const whole = { lesson, title: question, address: page };
  return [
    { ...whole, kind: "question", text: answer, names: "" },
    { ...whole, kind: "code", title: "", text: "", names: outside },
    ...lesson.parts.map(([region, title, text, names, right]): Place => {
      const address = to({ region, ...(right && { right }) });
      return { lesson, kind: "region", title, text, names, address };
    }),
    ...lesson.pitfalls.map(([title, text, names], index): Place => {
      const address = to({ read: "pitfalls" }, `#pitfall-${index + 1}`);
      return { lesson, kind: "pitfall", title, text, names, address };
    }),
    ...lesson.requests.map(([title, text, names]): Place => {
      const address = to({ request: title });
      return { lesson, kind: "request", title, text, names, address };
    }),
    ...lesson.followUps.map(([title, text, names], index): Place => {
      const address = to({ read: "follow-ups" }, `#follow-up-${index + 1}`);
      return { lesson, kind: "follow-up", title, text, names, address };
    }),
  ];
}
