import type { Lesson } from "@decant/catalog";

/** A lesson that is worth seeing beside another, and the page that shows both. */
export interface Neighbour {
  readonly number: number;
  readonly address: string;
}

const MOST = 2;

/**
 * What a lesson is best compared with: the nearest lessons of its topic, or
 * the nearest of all where it has the topic for itself.
 *
 * @param lessons - all lessons
 * @returns two at most; each address shows both lessons' Express
 */
export function neighboursOf(
  lesson: Lesson,
  lessons: readonly Lesson[],
): Neighbour[] {
  const others = lessons.filter(({ folder }) => folder !== lesson.folder);
  const own = others.filter(({ topic }) => topic === lesson.topic);
  const away = ({ number }: Lesson) => Math.abs(number - lesson.number);
  return (own.length > 0 ? own : others)
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, MOST)
    .map(({ number, folder }) => ({
      number,
      address: `/compare?left=${lesson.folder}:express&right=${folder}:express`,
    }));
}
