import type { ClassState } from "./state.ts";

const kept = new WeakMap<ClassState["students"], Set<string>>();

/**
 * The names that are taken, as `foldName` gives them: one of each student.
 * `apply` keeps them up to date, since going through a whole class at each join
 * is more work than the join.
 */
export function takenNames({ students }: ClassState): Set<string> {
  const known =
    kept.get(students) ??
    new Set(Object.values(students).map(({ folded }) => folded));
  kept.set(students, known);
  return known;
}
