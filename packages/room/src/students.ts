import { foldName, uniqueName } from "./name.ts";
import type { Reply } from "./protocol.ts";
import { OK, refuse } from "./reply.ts";
import type { ClassState, Command, Student } from "./state.ts";
import { takenNames } from "./taken.ts";

/** Students that one class takes, whether they are still here or not. */
export const MOST_STUDENTS = 3000;

/** A student comes in. */
export function join(
  state: ClassState,
  { id, digest, name }: Extract<Command, { kind: "join" }>,
): Reply {
  if (state.students[id]) return refuse("This student is here already.");
  const taken = takenNames(state);
  if (taken.size >= MOST_STUDENTS) {
    return refuse(`A class takes ${MOST_STUDENTS} students, and it is full.`);
  }
  const own = nameIn(taken, name, taken.size + 1);
  state.students[id] = { id, ...own, looking: null, asks: false };
  state.ids[digest] = id;
  return OK;
}

/** A student takes another name. */
export function rename(
  state: ClassState,
  student: Student,
  given: string,
): void {
  const taken = takenNames(state);
  taken.delete(student.folded);
  const number = Object.keys(state.students).indexOf(student.id) + 1;
  Object.assign(student, nameIn(taken, given, number));
}

/** Takes a name of their own; `Student 7` where none was given. */
function nameIn(taken: Set<string>, given: string, number: number) {
  const name = uniqueName(given || `Student ${number}`, taken);
  const folded = foldName(name);
  taken.add(folded);
  return { name, folded };
}
