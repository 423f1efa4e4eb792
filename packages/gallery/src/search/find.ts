import MiniSearch from "minisearch";
import { cutAround, foundIn, markTerms, type Segment } from "./marks.ts";
import { type Place, placesOf, type SearchLesson } from "./places.ts";
import { normalForm, partsOf, queryTerms, termsOf } from "./words.ts";

/** What was found in one lesson, best first. */
export interface FoundLesson {
  readonly lesson: SearchLesson;
  readonly question: readonly Segment[];
  readonly topic: readonly Segment[];
  readonly hits: readonly Hit[];
}

/** A place, and why it was found. */
export interface Hit {
  readonly kind: Place["kind"];
  readonly title: readonly Segment[];
  readonly excerpt: readonly Segment[];
  /** What was found of the code or the headers, where neither shows it. */
  readonly names: readonly string[];
  readonly address: string;
}

/** What one term of a query found: by lesson, best first. */
interface TermFound {
  readonly places: ReadonlyMap<SearchLesson, readonly TermPlace[]>;
  /** A term that nearly all lessons have says little. */
  readonly weight: number;
}

interface TermPlace {
  readonly place: Place;
  readonly words: readonly string[];
  readonly score: number;
}

interface ScoredPlace {
  readonly place: Place;
  readonly words: Set<string>;
  score: number;
}

interface ScoredLesson {
  readonly lesson: SearchLesson;
  readonly places: readonly ScoredPlace[];
  readonly score: number;
  /** How much of the query the lesson has, from 0 to 1. */
  readonly coverage: number;
}

const MOST_LESSONS = 8;
const MOST_HITS = 3;
/** A hit as weak as this beside the lesson's best one is left out. */
const WEAK = 0.35;
/** And so is a lesson as weak as this beside the best one. */
const WEAK_LESSON = 0.1;
const LEAST_COVERAGE = 0.5;
/** Each further place of a lesson counts so much less than the one before. */
const FADE = 0.4;
/** Who asks for the subject of a lesson means its neighbours next. */
const NEIGHBOUR = 3;
/** A shorter term is no beginning of a word. */
const SHORTEST_PREFIX = 3;
/** A near miss of a longer word is no near miss. */
const LONGEST_FUZZY = 24;
/** What `set` and `cookie` count beside `set-cookie`. */
const PART = 0.3;

const FIELDS = { title: 6, text: 2, names: 1 };
const KINDS: Readonly<Record<Place["kind"], number>> = {
  question: 1.8,
  code: 0.8,
  region: 1.2,
  pitfall: 1,
  request: 1,
  "follow-up": 1,
};

/**
 * Makes a search over lessons: the same in a page and on the server.
 *
 * @returns a function that finds the places for some words, by lesson, best
 *   first; also for beginnings, and for near misses where nothing else is
 *   found. Only the first eight words within the first hundred characters
 *   count
 */
export function openIndex(
  lessons: readonly SearchLesson[],
): (query: string) => FoundLesson[] {
  const places = lessons.flatMap(placesOf);
  const index = indexPlaces(places);

  const findWord = (term: string, share: number): TermFound => {
    const prefix = term.length >= SHORTEST_PREFIX;
    let results = index.search(term, { prefix });
    if (results.length === 0 && prefix && term.length <= LONGEST_FUZZY) {
      const near = index.search(term, { fuzzy: 0.2 });
      results = near.filter(({ terms: [word] }) => word?.[0] === term[0]);
    }
    const found = new Map<SearchLesson, TermPlace[]>();
    for (const { id, score, terms: words } of results) {
      const place = places[id as number];
      if (!place) continue;
      const known = found.get(place.lesson) ?? [];
      known.push({ place, words, score });
      found.set(place.lesson, known);
    }
    const rarity = (lessons.length - found.size + 0.5) / (found.size + 0.5);
    const weight = found.size > 0 ? share * Math.log(1 + rarity) : 0;
    return { places: found, weight };
  };

  return (query) => {
    const terms = queryTerms(query).flatMap((term) => [
      findWord(term, 1),
      ...partsOf(term).map((part) => findWord(normalForm(part), PART)),
    ]);
    const scored = lessons
      .map((lesson) => scoreLesson(lesson, terms))
      .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
      .toSorted((a, b) => b.score - a.score);
    const least = (scored[0]?.score ?? 0) * WEAK_LESSON;
    return withNeighbours(scored.filter(({ score }) => score >= least))
      .slice(0, MOST_LESSONS)
      .map(showLesson);
  };
}

function indexPlaces(places: readonly Place[]): MiniSearch {
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize: termsOf,
    processTerm: normalForm,
    searchOptions: {
      tokenize: (term) => [term],
      processTerm: (term) => term,
      boost: FIELDS,
      boostDocument: (id) => KINDS[places[id as number]?.kind ?? "question"],
      maxFuzzy: 2,
    },
  });
  index.addAll(
    places.map(({ lesson, kind, title, text, names }, id) => {
      const more = `${lesson.number} ${lesson.topic} ${title}`;
      return { id, title: kind === "question" ? more : title, text, names };
    }),
  );
  return index;
}

function scoreLesson(
  lesson: SearchLesson,
  terms: readonly TermFound[],
): ScoredLesson {
  const scored = new Map<Place, ScoredPlace>();
  let score = 0;
  let covered = 0;
  let all = 0;
  for (const { places, weight } of terms) {
    const own = places.get(lesson) ?? [];
    all += weight;
    if (own.length > 0) covered += weight;
    for (const [rank, part] of own.entries()) {
      score += part.score * weight * FADE ** rank;
      const { place } = part;
      const known = scored.get(place) ?? { place, words: new Set(), score: 0 };
      known.score += part.score * weight;
      for (const word of part.words) known.words.add(word);
      scored.set(place, known);
    }
  }
  const coverage = all > 0 ? covered / all : 0;
  const sorted = [...scored.values()].toSorted((a, b) => b.score - a.score);
  return { lesson, places: sorted, score: score * coverage ** 2, coverage };
}

/** Moves up the lessons of the best one's topic, if its question was found. */
function withNeighbours(scored: readonly ScoredLesson[]): ScoredLesson[] {
  const [best, ...others] = scored;
  if (!best) return [];
  const isAsked = best.places.some(
    ({ place: { kind, title }, words }) =>
      kind === "question" && markTerms(title, words).some(({ found }) => found),
  );
  if (!isAsked) return [...scored];
  const rank = ({ lesson, score }: ScoredLesson) =>
    lesson.topic === best.lesson.topic ? score * NEIGHBOUR : score;
  return [best, ...others.toSorted((a, b) => rank(b) - rank(a))];
}

function showLesson({ lesson, places }: ScoredLesson): FoundLesson {
  const words = new Set(places.flatMap((scored) => [...scored.words]));
  return {
    lesson,
    question: markTerms(lesson.question, words),
    topic: markTerms(lesson.topic, words),
    hits: hitsOf(places),
  };
}

function hitsOf(places: readonly ScoredPlace[]): Hit[] {
  const least = (places[0]?.score ?? 0) * WEAK;
  return places
    .filter(({ score }) => score >= least)
    .slice(0, MOST_HITS)
    .map(({ place, words }) => {
      const title = markTerms(place.title, words);
      const excerpt = cutAround(place.text, words);
      const isShown = [...title, ...excerpt].some(({ found }) => found);
      const names = isShown ? [] : foundIn(place.names, words);
      return {
        kind: place.kind,
        title,
        excerpt,
        names,
        address: place.address,
      };
    });
}
