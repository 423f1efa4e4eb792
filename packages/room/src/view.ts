import type { Course } from "./course.ts";
import type { ClassState, Poll, Student } from "./state.ts";
import type {
  Count,
  Person,
  PublicPoll,
  RoomInfo,
  Shown,
  Tally,
  TeacherPoll,
  You,
} from "./views.ts";

export function viewRoom({ code, teacher }: ClassState): RoomInfo {
  return { code, teacher };
}

/** What everybody sees: a tally, and what is right, only once revealed. */
export function viewShown(course: Course, state: ClassState): Shown {
  const { number, place, since, everyoneFollows } = state;
  return {
    number,
    place,
    since,
    everyoneFollows,
    poll: viewPoll(course, state),
  };
}

function viewPoll(course: Course, state: ClassState): PublicPoll | null {
  const { planned, poll } = present(course, state);
  if (!planned || !poll) return null;
  const { id, kind, question, options, right } = planned;
  const { status, rounds } = poll;
  const isRevealed = status === "revealed";
  const result = isRevealed
    ? { right, rounds: tallies(course, id, poll) }
    : null;
  return { id, kind, question, options, status, round: rounds.length, result };
}

/** What only the teacher sees before it is revealed. */
export function viewTeacherPoll(
  course: Course,
  state: ClassState,
): TeacherPoll | null {
  const { planned, poll } = present(course, state);
  if (!planned || !poll) return null;
  const { id, right } = planned;
  return { id, right, rounds: tallies(course, id, poll) };
}

/** @param here - how many students are connected */
export function viewCount(
  course: Course,
  state: ClassState,
  here: number,
): Count {
  const votes = present(course, state).poll?.rounds.at(-1) ?? {};
  return {
    here,
    voted: Object.keys(votes).length,
    ready: Object.keys(state.ready).length,
  };
}

/** @returns undefined if the class has no such student */
export function viewYou(
  course: Course,
  state: ClassState,
  id: string,
): You | undefined {
  const student = state.students[id];
  if (!student) return undefined;
  const { name, looking, asks } = student;
  const vote = present(course, state).poll?.rounds.at(-1)?.[id] ?? null;
  return {
    id,
    name,
    vote,
    ready: Object.hasOwn(state.ready, id),
    looking,
    asks,
  };
}

export function viewPerson(
  course: Course,
  state: ClassState,
  { id, name, looking, asks }: Student,
  here: boolean,
): Person {
  const voted = present(course, state).poll?.rounds.at(-1)?.[id] !== undefined;
  const ready = Object.hasOwn(state.ready, id);
  return { id, name, here, looking, asks, voted, ready };
}

function present(course: Course, state: ClassState) {
  const planned = course.pollAt(state.place);
  return { planned, poll: planned && state.polls[planned.id] };
}

function tallies(course: Course, id: string, { rounds }: Poll): Tally[] {
  const options = course.pollCalled(id)?.options ?? [];
  return rounds.map((votes) => {
    const tally = Object.fromEntries(options.map((one) => [one.id, 0]));
    for (const option of Object.values(votes)) {
      tally[option] = (tally[option] ?? 0) + 1;
    }
    return tally;
  });
}
