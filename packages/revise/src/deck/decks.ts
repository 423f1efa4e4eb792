/** The first deck is Anki's own; it must be there, and stays empty. */
const DEFAULT = 1;
/** Decks have numbers that do not change from one export to the next. */
const FIRST = 1_764_374_400_100;

export const DECK = "Decant";

/** A deck below `Decant` for each topic, and its number. */
export function numberDecks(topics: readonly string[]): Map<string, number> {
  return new Map(topics.map((topic, index) => [topic, FIRST + 1 + index]));
}

/** All decks, as Anki's `col.decks` has them. */
export function decksOf(
  numbers: ReadonlyMap<string, number>,
  modified: number,
): object {
  const named = [
    [DEFAULT, "Default"] as const,
    [FIRST, DECK] as const,
    ...Array.from(
      numbers,
      ([topic, id]) => [id, `${DECK}::${capitalized(topic)}`] as const,
    ),
  ];
  return Object.fromEntries(
    named.map(([id, name]) => [id, { ...EMPTY, id, name, mod: modified }]),
  );
}

const EMPTY = {
  usn: -1,
  lrnToday: [0, 0],
  revToday: [0, 0],
  newToday: [0, 0],
  timeToday: [0, 0],
  collapsed: false,
  browserCollapsed: false,
  desc: "",
  dyn: 0,
  conf: 1,
  extendNew: 0,
  extendRev: 0,
};

/** How the decks are learnt: as Anki's own preset says. */
export const PRESETS = {
  1: {
    id: 1,
    mod: 0,
    name: "Default",
    usn: 0,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    new: {
      bury: false,
      delays: [1, 10],
      initialFactor: 2500,
      ints: [1, 4, 7],
      order: 1,
      perDay: 20,
    },
    rev: {
      bury: false,
      ease4: 1.3,
      ivlFct: 1,
      maxIvl: 36_500,
      perDay: 200,
      hardFactor: 1.2,
    },
    lapse: {
      delays: [10],
      leechAction: 1,
      leechFails: 8,
      minInt: 1,
      mult: 0,
    },
    dyn: false,
  },
};

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
