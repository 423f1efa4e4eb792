import type { StudentState } from "@decant/room/protocol";
import type { ClassAnswers, ClassLesson } from "../lesson.ts";
import { optionsOf, questionOf } from "../options.ts";
import { barsOf, sayRight, tallyHtml } from "../tally.ts";

// Pure: what a student can do at a place, as HTML.

const READ = "Read the two sides. Tap “Ready” when you have seen enough.";
const LOOK = "Nobody voted here. Look at what your teacher shows.";

const CARDS =
  '<div data-cards hidden><p>It is now in your cards for tomorrow. Save them before you go: you can take the file in on the page of the cards.</p><button class="btn" type="button" data-save-cards>Save your cards</button></div>';

/** What it is made from. */
export interface Acting {
  readonly state: StudentState;
  readonly lesson: ClassLesson;
  readonly answers: ClassAnswers | undefined;
  readonly vote: string | null;
}

/** Another one, and the HTML is another one. */
export function actKey({ state, vote }: Acting): string {
  const { place, poll, number } = state.shown;
  if (!poll) return `${number} ${place.step}`;
  const chosen = poll.status === "revealed" ? vote : "";
  return `${place.step} ${poll.id} ${poll.round} ${poll.status} ${chosen}`;
}

/** The vote, the wait or the tally. */
export function actHtml(acting: Acting): string {
  const { poll, place } = acting.state.shown;
  if (!poll) {
    return `<p class="wait" data-says>${place.step === "region" ? READ : LOOK}</p>`;
  }
  if (poll.result) return tallyOf(acting);
  const { lesson } = acting;
  const question = questionOf(poll, lesson, place.quiz);
  const buttons = optionsOf(poll, lesson, place.quiz).map(
    ({ id, html }) =>
      `<button type="button" data-vote="${id}" aria-pressed="false"><span>${html}</span><small>your answer</small></button>`,
  );
  const closed =
    poll.status === "closed"
      ? '<span class="vh">The vote is closed.</span>'
      : "";
  return `<h3 data-says>${question} ${closed}</h3><div class="options">${buttons.join("")}</div><p class="wait" data-in></p>`;
}

/** Below the options: what has happened, and what comes. */
export function sayIn({ shown, count }: StudentState, vote: string | null) {
  const { poll } = shown;
  if (poll?.status === "closed") {
    return "The vote is closed. Your teacher reveals what came.";
  }
  if (vote === null)
    return "Tap an answer. You can change it until the vote is closed.";
  return `${count.voted} of ${count.here} are in. Tap another answer to change yours.`;
}

function tallyOf({ state, lesson, answers, vote }: Acting): string {
  const { poll, place } = state.shown;
  if (!poll?.result) return "";
  const { right, rounds } = poll.result;
  const options = optionsOf(poll, lesson, place.quiz);
  const [bars = [], ...earlier] = rounds
    .map((votes) => barsOf(options, votes, right, vote))
    .toReversed();
  const flip =
    place.quiz === null
      ? '<button class="btn" type="button" data-flip>Back to the code</button>'
      : "";
  const question =
    place.quiz === null
      ? ""
      : `<h3>${questionOf(poll, lesson, place.quiz)}</h3>`;
  const chosen = options.find(({ id }) => id === vote)?.html;
  const said = chosen ? `You said ${chosen}. ` : "You did not vote. ";
  const before = earlier.map((some) => ` Before: ${sayRight(some)}.`).join("");
  return `${question}${tallyHtml(bars, place.quiz === null ? "short" : "long")}<p data-says>${said}${sayRight(bars)} had it.${before}</p>${flip}${reasonsHtml(place.quiz, answers)}${CARDS}`;
}

function reasonsHtml(
  quiz: number | null,
  answers: ClassAnswers | undefined,
): string {
  if (quiz === null) return "";
  const { right = [], reasons = [] } = answers?.quiz[quiz] ?? {};
  return right
    .map((at) => `<p class="reason">${reasons[at] ?? ""}</p>`)
    .join("");
}

/** The card that asks what was answered wrongly; empty where there is none. */
export function missedCard({ state, answers, vote }: Acting): string {
  const { poll, place } = state.shown;
  if (!poll?.result || vote === null || poll.result.right.includes(vote)) {
    return "";
  }
  const asked =
    place.quiz === null
      ? answers?.requests[place.request ?? ""]
      : answers?.quiz[place.quiz];
  return asked?.card ?? "";
}
