import type { Course } from "./course.ts";
import type { Reply } from "./protocol.ts";
import { OK, refuse } from "./reply.ts";
import {
  type Claim,
  type ClassState,
  type Command,
  newState,
  type Opening,
  type Student,
  type StudentCommand,
} from "./state.ts";
import { join, rename } from "./students.ts";
import type { Place } from "./views.ts";

/** Of one poll: more are a mistake. */
const MOST_ROUNDS = 20;

/** What all are told once the class has ended. */
export const OVER = "The class is over.";

/**
 * Changes a class as a command says. The same state and the same command
 * always give the same state: nothing else is read, no clock and no chance.
 *
 * @param state - is changed
 * @returns whether the command was taken; if not, only the version changes
 */
export function apply(
  course: Course,
  state: ClassState,
  command: Command,
): Reply {
  state.version += 1;
  if (command.kind === "open") return open(course, state, command);
  if (state.isOver) return refuse(OVER);
  switch (command.kind) {
    case "join":
      return join(state, command);
    case "claim":
      return claim(state, command);
    case "show":
      return show(course, state, command.place, command.at);
    case "close":
      return close(course, state, command.poll);
    case "revote":
      return revote(course, state, command);
    case "follow":
      state.everyoneFollows = command.everyone;
      if (command.everyone) bringBack(state);
      return OK;
    case "end":
      end(state);
      return OK;
    case "rename":
    case "vote":
    case "ready":
    case "look":
    case "ask":
    default:
      return applyStudent(course, state, command);
  }
}

function applyStudent(
  course: Course,
  state: ClassState,
  command: StudentCommand,
): Reply {
  const { id } = command;
  // `__proto__` is nobody, though an object answers to it.
  const student = Object.hasOwn(state.students, id) && state.students[id];
  if (!student) return refuse("The class does not know you: join again.");
  switch (command.kind) {
    case "vote":
      return vote(course, state, student, command);
    case "ready":
      if (command.number !== state.number) return refuse("That step is over.");
      state.ready[student.id] = true;
      return OK;
    case "look":
      if (command.lesson !== null && !course.hasLesson(command.lesson)) {
        return refuse("There is no such lesson.");
      }
      student.looking = command.lesson;
      return OK;
    case "ask":
      student.asks = command.asks;
      return OK;
    case "rename":
    default:
      rename(state, student, command.name);
      return OK;
  }
}

function end(state: ClassState): void {
  const nobody = { students: {}, ids: {}, ready: {}, polls: {} };
  Object.assign(state, nobody, { isOver: true });
}

function open(
  course: Course,
  state: ClassState,
  { code, teacher, at }: Opening,
): Reply {
  if (!state.isOver) return refuse("A room is open already.");
  const { version, plan, key } = state;
  const fresh = newState({ code, teacher, key }, course.first, plan, at);
  Object.assign(state, fresh, { version });
  return OK;
}

function claim(state: ClassState, { console, gone }: Claim): Reply {
  if (![null, console, gone].includes(state.console)) {
    return refuse(
      "The class has a teacher already: another console is open. Close it, then load this page again.",
    );
  }
  state.console = console;
  return OK;
}

function show(
  course: Course,
  state: ClassState,
  place: Place,
  at: number,
): Reply {
  const problem = course.judgePlace(place);
  if (problem) return refuse(problem);
  const before = course.pollAt(state.place)?.id;
  const planned = course.pollAt(place);
  if (before !== undefined && before !== planned?.id) stop(state, before);
  if (planned) step(state, planned.id, place);
  if (!isSame(place, state.place)) move(state, place, at);
  return OK;
}

/** Opens, closes or reveals a poll, as the step of its place demands. */
function step(state: ClassState, id: string, place: Place): void {
  const poll = state.polls[id];
  if (place.step === "predict" && !poll) {
    state.polls[id] = { status: "open", rounds: [{}] };
  }
  if (place.step === "send") stop(state, id);
  if (poll && (place.step === "answers" || place.step === "why")) {
    poll.status = "revealed";
  }
}

function stop(state: ClassState, id: string): void {
  const poll = state.polls[id];
  if (poll?.status === "open") poll.status = "closed";
}

function close(course: Course, state: ClassState, id: string): Reply {
  if (course.pollAt(state.place)?.id !== id || !state.polls[id]) {
    return refuse("This poll is not shown now.");
  }
  stop(state, id);
  return OK;
}

function revote(
  course: Course,
  state: ClassState,
  { poll: id, round, at }: Extract<Command, { kind: "revote" }>,
): Reply {
  const poll = state.polls[id];
  if (!poll || course.pollAt(state.place)?.id !== id) {
    return refuse("This poll is not shown now.");
  }
  // The same tap twice: the round is there.
  if (poll.status === "open" && round === poll.rounds.length) return OK;
  if (round !== poll.rounds.length + 1) {
    return refuse(`The next round is ${poll.rounds.length + 1}.`);
  }
  if (round > MOST_ROUNDS) return refuse(`${MOST_ROUNDS} rounds are enough.`);
  poll.status = "open";
  poll.rounds.push({});
  move(state, { ...state.place, step: "predict" }, at);
  return OK;
}

function vote(
  course: Course,
  state: ClassState,
  student: Student,
  { poll: id, round, option }: Extract<Command, { kind: "vote" }>,
): Reply {
  const planned = course.pollAt(state.place);
  const poll = state.polls[id];
  if (!poll || planned?.id !== id) return refuse("This poll is over.");
  if (poll.status !== "open") {
    return refuse("The vote is closed: no more answers are taken.");
  }
  if (round !== poll.rounds.length) {
    return refuse("This round is over: vote in the new one.");
  }
  if (!planned.options.some((one) => one.id === option)) {
    return refuse("This is not one of the answers.");
  }
  const votes = poll.rounds.at(-1);
  if (votes) votes[student.id] = option;
  return OK;
}

function move(state: ClassState, place: Place, at: number): void {
  state.place = place;
  state.since = at;
  state.ready = {};
  state.number += 1;
}

function bringBack(state: ClassState): void {
  for (const student of Object.values(state.students)) student.looking = null;
}

function isSame(a: Place, b: Place): boolean {
  return (
    a.lesson === b.lesson &&
    a.part === b.part &&
    a.request === b.request &&
    a.quiz === b.quiz &&
    a.step === b.step
  );
}
