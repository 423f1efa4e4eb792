import { type Fluency, withMock } from "@decant/revise";
import { all, one, write } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { loadProgress, update } from "../site/progress.page.ts";
import { keepMock, keptMock } from "./kept.page.ts";
import { showLast } from "./last.page.ts";
import type { MockQuestion } from "./mock-data.ts";
import { watchPlan } from "./plan.page.ts";
import {
  clockOf,
  isDone,
  type MockSession,
  resultOf,
  reveal,
  score,
  startMock,
} from "./session.ts";
import { clockText, FLUENCIES, shareSentence } from "./words.ts";

/** Often enough for a clock of seconds; the time itself is by deadlines. */
const TICK_MS = 250;

/** Lets the visitor plan an interview, asks, and shows how it went. */
export function playMock(questions: readonly MockQuestion[]): void {
  const asked = one("[data-asked]");
  const scores = one("[data-scores]");
  const revealButton = one("[data-reveal]");
  const answer = one("[data-answer]");
  if (!asked || !scores || !revealButton || !answer) return;
  let session = keptMock(questions);

  const go = (next: MockSession) => {
    session = next;
    keepMock(session);
    if (isDone(session, Date.now())) finish();
    else draw(session);
  };

  const finish = () => {
    if (!session) return;
    const result = resultOf(session, Date.now());
    session = undefined;
    keepMock(undefined);
    const isScored = Object.keys(result.scores).length > 0;
    const { mock } = isScored
      ? update((progress) => withMock(progress, result))
      : loadProgress();
    showPlan();
    showLast(questions, mock.at(-1), isScored);
  };

  const showPlan = () => {
    asked.hidden = true;
    for (const place of all("[data-plan]")) place.hidden = false;
    one("[data-plan]")?.dispatchEvent(new Event("input"));
  };

  const draw = (now: MockSession) => {
    const at = now.scores.length;
    const question = questions.find(({ folder }) => folder === now.folders[at]);
    if (!question) return;
    for (const place of all("[data-plan], [data-last]")) place.hidden = true;
    asked.hidden = false;
    one("[data-dots]")?.replaceChildren(...dotsOf(now));
    write("[data-place]", `Question ${at + 1} of ${now.folders.length}`);
    const heading = one("[data-question]");
    if (heading) heading.innerHTML = question.question;
    answer.innerHTML = now.revealed ? question.html : "";
    answer.hidden = !now.revealed;
    revealButton.hidden = now.revealed;
    scores.hidden = !now.revealed;
    tick();
  };

  const tick = () => {
    if (!session) return;
    const now = Date.now();
    if (isDone(session, now)) return finish();
    const clock = clockOf(session, now);
    write("[data-clock]", clockText(clock.left));
    write("[data-share]", shareSentence(clock, session.revealed));
    const bar = document.querySelector<HTMLProgressElement>("[data-bar]");
    if (bar && !session.revealed) bar.value = clock.leftOfShare / clock.share;
  };

  const show = () => {
    if (!session || session.revealed) return;
    go(reveal(session));
    one("[data-score]", scores)?.focus({ preventScroll: true });
  };

  const rate = (fluency: Fluency) => {
    if (!session?.revealed) return;
    go(score(session, fluency, Date.now()));
    one("[data-question]")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  revealButton.addEventListener("click", show);
  for (const { fluency } of FLUENCIES) {
    const button = one(`[data-score="${fluency}"]`, scores);
    button?.addEventListener("click", () => rate(fluency));
  }
  one("[data-leave]")?.addEventListener("click", finish);
  one("[data-print]")?.addEventListener("click", () => print());
  watchPlan(questions, (plan) => {
    const now = Date.now();
    go(startMock(questions, plan, String(now), now));
    one("[data-question]")?.focus({ preventScroll: true });
  });
  watchKeys(
    Object.fromEntries(
      FLUENCIES.map(({ fluency }, at) => [String(at + 1), () => rate(fluency)]),
    ),
  );
  document.addEventListener("keydown", (event) => {
    // A button that has the focus is pressed by it.
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (event.key !== " " || isOnButton || !session || session.revealed) return;
    event.preventDefault();
    show();
  });
  setInterval(tick, TICK_MS);
  if (session) go(session);
  else showLast(questions, loadProgress().mock.at(-1), false);
  one(".mock-stage")?.setAttribute("data-ready", "");
}

function dotsOf({ folders, scores }: MockSession): HTMLLIElement[] {
  return folders.map((_, at) => {
    const dot = document.createElement("li");
    dot.className = scores[at] ?? (at === scores.length ? "now" : "");
    return dot;
  });
}
