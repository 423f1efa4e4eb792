import { findLesson, type Lesson, openingPair } from "@decant/catalog";

/** Where something of the gallery stands in an exported site. */
export interface Place {
  /** What the gallery is asked for it. */
  readonly request: string;
  /** Below the site's base; a page is a folder: `lessons/11-sessions/`. */
  readonly path: string;
  /** What only the page's script reads: `?request=Set#main`. */
  readonly rest: string;
}

const OF_A_PAIR = /^\/lessons\/([^/]+)(?:\/present(?:\/notes)?)?$/;

/**
 * Where an address of the gallery leads. JSON lies compressed. A query is for
 * the page's script, but for two sides with which the lesson does not open:
 * they have a page of their own, `lessons/02-flask-vs-django/django-nestjs/`.
 *
 * @param address - from the gallery's root: `/lessons/11-sessions?request=Set`
 */
export function placeOf(address: string, lessons: readonly Lesson[]): Place {
  const { pathname, search, hash, searchParams } = new URL(
    address,
    "http://gallery",
  );
  const rest = `${search}${hash}`;
  const isFile = /\.[^/]+$/.test(pathname);
  if (isFile) {
    const path = pathname.slice(1).replace(/\.json$/, "$&.gz");
    return { request: pathname, path, rest };
  }
  const page = pathname.replace(/\/$/, "");
  const pair = otherPair(page, searchParams, lessons);
  if (!pair) {
    return { request: pathname, path: `${page}/`.slice(1), rest };
  }
  const [left, right] = pair;
  return {
    request: `${pathname}?${new URLSearchParams({ left, right }).toString()}`,
    path: `${page}/${left}-${right}/`.slice(1),
    rest,
  };
}

/** The sides' names, where they are not those with which the lesson opens. */
function otherPair(
  page: string,
  query: URLSearchParams,
  lessons: readonly Lesson[],
): [string, string] | undefined {
  const lesson = findLesson(lessons, OF_A_PAIR.exec(page)?.[1] ?? "");
  if (!lesson) return undefined;
  const opening = openingPair(lesson).map(({ name }) => name);
  const [left, right] = ["left", "right"].map((place, at) => {
    const asked = query.get(place);
    const isThere = lesson.sides.some(({ name }) => name === asked);
    return (isThere && asked) || opening[at] || "";
  }) as [string, string];
  const isOpening = left === opening[0] && right === opening[1];
  return isOpening ? undefined : [left, right];
}

/**
 * What a page of a lesson says of its sides, so that its script finds the page
 * of two others; nothing where there are no others.
 */
export function pairFacts(
  address: string,
  lessons: readonly Lesson[],
): Readonly<Record<string, string>> {
  const { pathname, searchParams } = new URL(address, "http://gallery");
  const folder = OF_A_PAIR.exec(pathname)?.[1] ?? "";
  const lesson = findLesson(lessons, folder);
  if (!lesson || lesson.sides.length < 3) return {};
  const opening = openingPair(lesson).map(({ name }) => name);
  const shown = otherPair(pathname, searchParams, lessons) ?? opening;
  return {
    "data-pair": shown.join("-"),
    "data-opening": opening.join("-"),
    "data-sides": lesson.sides.map(({ name }) => name).join(" "),
  };
}

/** The file that a static host gives out for a path. */
export function fileOf(path: string): string {
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
