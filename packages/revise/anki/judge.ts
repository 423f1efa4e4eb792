import type { Card } from "../src/index.ts";

/** What `import_deck.py` says of three imports: the first twice, the later. */
export interface Report {
  readonly imports: readonly Readonly<Record<string, number>>[];
  readonly counts: readonly Readonly<Record<string, number>>[];
  readonly problems: readonly string[];
  /** How often the learnt card was answered, after the imports. */
  readonly reps: number;
  /** The answer of the card that was edited in the later deck. */
  readonly rendered: string;
}

/** What is not as it must be, in sentences. */
export function judge(report: Report, cards: readonly Card[]): string[] {
  const { length } = cards;
  const none = { new: 0, updated: 0, duplicate: 0, conflicting: 0 };
  const count = {
    notes: length,
    cards: length,
    note_types: 1,
    decks: new Set(cards.map(({ topic }) => topic)).size,
  };
  const expected = {
    imports: [
      { ...none, new: length },
      { ...none, duplicate: length },
      { ...none, updated: length },
    ],
    counts: [count, count],
    problems: [],
    reps: 1,
  };
  const { rendered, ...found } = report;
  return [
    ...Object.entries(expected).flatMap(([name, value]) => {
      const actual = JSON.stringify(found[name as keyof typeof found]);
      const wanted = JSON.stringify(value);
      return actual === wanted
        ? []
        : [`${name}: expected ${wanted}, got ${actual}.`];
    }),
    ...(rendered.includes("<h1>Edited?</h1>")
      ? []
      : ["The edited note does not show its new question."]),
  ];
}
