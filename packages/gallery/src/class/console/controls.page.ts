import type { Count, Shown, TeacherPoll } from "@decant/room/protocol";
import { all, one, write } from "../../site/dom.page.ts";
import type { ClassLesson } from "../lesson.ts";
import { placeAtStep, requestAt, sayNext, stepFrom } from "../moves.ts";
import { optionsOf } from "../options.ts";
import { barsOf, tallyHtml } from "../tally.ts";

const MINUTE_MS = 60_000;
const ORDER = ["region", "predict", "send", "answers", "why"];

/** The five steps, and the button that goes on. */
export function drawSteps(
  lesson: ClassLesson,
  { place, poll }: Shown,
  count: Count,
): void {
  for (const button of all<HTMLButtonElement>("button[data-step]")) {
    const step = ORDER.find((name) => name === button.dataset["step"]);
    const isOn = step === place.step;
    const isDone = ORDER.indexOf(step ?? "") < ORDER.indexOf(place.step);
    button.disabled = !placeAtStep(lesson, place, step as typeof place.step);
    button.className = isOn ? "on" : isDone && !button.disabled ? "done" : "";
    if (isOn) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    if (step === "predict" && isOn) {
      write(
        "button[data-step=predict] span",
        `${count.voted} of ${count.here} in`,
      );
    }
  }
  const next = stepFrom(lesson, place, true);
  const go = one("[data-go]") as HTMLButtonElement | null;
  if (go) go.disabled = next === undefined;
  write("[data-go-says]", sayNext(lesson, place, next));
  const again = one("[data-again]") as HTMLButtonElement | null;
  if (again) {
    again.disabled = poll === null;
    again.textContent =
      poll?.status === "open" ? "Close the vote" : "Vote again";
  }
}

/** For how long the present place has been shown. */
export function drawTime({ since, place }: Shown): void {
  const minutes = Math.floor((Date.now() - since) / MINUTE_MS);
  const isRegion = place.step === "region";
  write(
    "button[data-step=region] span",
    isRegion && minutes > 0 ? `shown ${minutes} min` : "both sides",
  );
}

/** What is on the wall, in a line. */
export function drawWhere(lesson: ClassLesson, { place }: Shown): void {
  const { number, name, stage, quiz } = lesson;
  const { at, request } = requestAt(lesson, place);
  const part =
    place.quiz === null
      ? `part ${at + 1} of ${stage.parts.length}`
      : `question ${place.quiz + 1} of ${quiz.length}`;
  const where = [`${number} ${name}`, part, request?.line ?? ""];
  write("[data-where]", where.filter(Boolean).join(", "));
}

/** The votes until now, which only the teacher sees before the reveal. */
export function drawVotes(
  lesson: ClassLesson,
  { place, poll }: Shown,
  tally: TeacherPoll | null,
): void {
  const box = one("[data-votes]");
  if (!box) return;
  const isOfPoll = poll !== null && tally?.id === poll.id;
  const { rounds = [], right = [] } = isOfPoll ? (tally ?? {}) : {};
  write(
    "[data-votes-of]",
    poll?.kind === "quiz" ? "Their votes" : "Their predictions",
  );
  write("[data-votes-seen]", saySeen(poll, rounds.length));
  const html =
    poll && isOfPoll
      ? tallyHtml(
          barsOf(
            optionsOf(poll, lesson, place.quiz),
            rounds.at(-1) ?? {},
            right,
          ),
        )
      : `<p class="muted">Open the vote, and what they predict stands here.</p>`;
  if (box.dataset["html"] === html) return;
  box.dataset["html"] = html;
  box.innerHTML = html;
}

function saySeen(poll: Shown["poll"], rounds: number): string {
  if (!poll) return "";
  const round = rounds > 1 ? `round ${rounds}, ` : "";
  return poll.status === "revealed"
    ? `${round}the class sees them`
    : `${round}hidden from the class until you reveal`;
}
