import type { Step, StudentState } from "@decant/room/protocol";
import { one, write } from "../../site/dom.page.ts";
import type { ClassAnswers, ClassLesson, RequestAnswers } from "../lesson.ts";
import { requestAt } from "../moves.ts";
import { actHtml, actKey, sayIn } from "./act.ts";

/** All that a student's page shows. */
export interface Drawn {
  readonly state: StudentState;
  readonly lesson: ClassLesson;
  /** Undefined until they are revealed. */
  readonly answers: ClassAnswers | undefined;
  /** What the student chose in the present round. */
  readonly vote: string | null;
  readonly isConnected: boolean;
}

/** Shows the place, what one can do there, and who one is. */
export function drawRoom(drawn: Drawn): void {
  const { state, lesson, vote, isConnected } = drawn;
  const { shown, room } = state;
  const { at, part, request } = requestAt(lesson, shown.place);
  const where =
    part === undefined
      ? `question ${(shown.place.quiz ?? 0) + 1} of ${lesson.quiz.length}`
      : `part ${at + 1} of ${lesson.stage.parts.length}, ${part.label}`;
  write("[data-where]", `${lesson.number} ${lesson.name} · ${where}`);
  write("[data-asked]", request?.line ?? part?.label ?? "Check yourself");
  one("[data-asked]")?.classList.toggle("mono", request !== undefined);
  const follows = shown.everyoneFollows
    ? `following ${room.teacher}`
    : "free to look around";
  write("[data-follow]", isConnected ? follows : "connection lost");
  one("[data-follow]")?.classList.toggle("away", !isConnected);
  drawCode(lesson, at, part?.hue ?? "");
  drawRevealed(drawn);
  drawAct(drawn);
  drawCount(state, vote);
  drawYou(state);
}

function drawCode(lesson: ClassLesson, at: number, hue: string): void {
  const code = one("[data-code]");
  const key = `${lesson.folder} ${at}`;
  if (!code || code.dataset["key"] === key) return;
  code.dataset["key"] = key;
  code.className = `code ${hue}`;
  code.innerHTML = lesson.panes[at] ?? "";
  showTop();
}

/** The two answers in the place of the code. */
function drawRevealed({ state, answers }: Drawn): void {
  const [code, box] = [one("[data-code]"), one("[data-revealed]")];
  if (!code || !box) return;
  const { place } = state.shown;
  const found = answers?.requests[place.request ?? ""];
  const instead = place.quiz === null ? "code" : "question";
  const key = found
    ? `${place.lesson} ${place.request} ${place.step}`
    : instead;
  if (box.dataset["key"] !== key) {
    box.dataset["key"] = key;
    box.dataset["step"] = place.step;
    box.innerHTML = found ? revealedHtml(found, place.step) : "";
    box.hidden = found === undefined;
    code.hidden = key !== "code";
    if (place.step === "answers") showTop();
  }
}

/** What is new begins at the top; one may have scrolled down to vote. */
function showTop(): void {
  scrollTo({ top: 0, behavior: "instant" });
}

function revealedHtml(
  { truth, differs, panels }: RequestAnswers,
  step: Step,
): string {
  const answers = step === "why" && differs ? panels.why : panels.answers;
  const usual = step === "why" && !differs ? panels.why : "";
  return `<h3>${truth}</h3>${answers}${usual}`;
}

function drawAct(drawn: Drawn): void {
  const act = one("[data-act]");
  if (!act) return;
  const key = actKey(drawn);
  if (act.dataset["key"] !== key) {
    act.dataset["key"] = key;
    act.innerHTML = actHtml(drawn);
    write("[data-spoken]", one("[data-says]", act)?.textContent ?? "");
  }
  const { vote, isConnected } = drawn;
  for (const button of act.querySelectorAll<HTMLButtonElement>("[data-vote]")) {
    const is = button.dataset["vote"] === vote;
    button.setAttribute("aria-pressed", String(is));
    button.disabled = !isConnected || drawn.state.shown.poll?.status !== "open";
  }
}

/** How many are in; it is not read out at each change. */
export function drawCount(state: StudentState, vote: string | null): void {
  write("[data-in]", sayIn(state, vote));
}

/** The student's name, hand and readiness. */
export function drawYou({ you, shown }: StudentState): void {
  write("[data-you]", you.name);
  press("[data-ask]", you.asks);
  press("[data-ready]", you.ready);
  const ready = one("[data-ready]") as HTMLButtonElement | null;
  // While a vote is open, the vote says that one is ready.
  if (ready) ready.disabled = shown.poll?.status === "open";
}

function press(selector: string, is: boolean): void {
  one(selector)?.setAttribute("aria-pressed", String(is));
}
