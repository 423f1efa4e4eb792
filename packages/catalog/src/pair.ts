import type { Lesson, Side } from "./model.ts";

/**
 * The two sides with which a lesson opens: those that it is named after
 * (`02-flask-vs-django`), else its first two.
 */
export function openingPair({ slug, sides }: Lesson): readonly Side[] {
  const words = slug.split("-");
  const named = sides.filter(({ name }) => words.includes(name));
  return (named.length > 1 ? named : sides).slice(0, 2);
}
