import { COMES_BACK, quizCardId, stateOf } from "@decant/revise";
import { showModes } from "../cards/modes.page.ts";
import { onSite } from "../site/address.page.ts";
import { all, one, write } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { loadProgress } from "../site/progress.page.ts";
import { endHtml } from "./end.page.ts";
import { type Answered, isRight, questionHtml } from "./html.ts";
import { markQuiz } from "./mark-quiz.page.ts";
import {
  answerAddress,
  type Question,
  type QuizAnswer,
  type QuizData,
} from "./quiz-data.ts";
import { daySeed, placeIn, queryOf, type Round, readRound } from "./round.ts";

/** Asks the questions that the address chooses, one at a time. */
export function playQuiz(data: QuizData): void {
  const form = document.querySelector<HTMLFormElement>("[data-quiz-form]");
  const asked = form && one("[data-asked]", form);
  const go = form?.querySelector<HTMLButtonElement>("[data-go]");
  if (!form || !asked || !go) return;
  let round = roundNow(data);
  let state: "asked" | "waiting" | "answered" = "asked";

  const draw = () => {
    const { question } = round;
    state = "asked";
    if (question) {
      const name = `${question.folder}/${question.number}`;
      const isShown = one(`[data-question="${name}"]`, asked) !== null;
      if (!isShown || one(".reason", asked)) {
        asked.innerHTML = questionHtml(question);
      }
    } else asked.innerHTML = endHtml(data, round);
    asked.dataset["ready"] = "";
    go.hidden = !question;
    go.textContent = "Answer";
    write("[data-place]", placeIn(data, round));
    showModes();
    write("[data-verdict]", "");
    showCode(question);
    showBar(round);
  };

  const answer = async () => {
    const { question } = round;
    const options = all<HTMLInputElement>("input[type=radio]", asked);
    const chosen = options.findIndex(({ checked }) => checked);
    if (!question || state !== "asked") return;
    if (chosen < 0) return write("[data-verdict]", "Choose an answer first.");
    state = "waiting";
    try {
      const found = await fetchJson<QuizAnswer>(
        onSite(answerAddress(question.folder, question.number)),
      );
      if (round.question !== question) return;
      show(question, { chosen, answer: found });
    } catch {
      state = "asked";
      write("[data-verdict]", "The answer did not come. Try again.");
    }
  };

  const show = (question: Question, answered: Answered) => {
    const right = isRight(answered);
    asked.innerHTML = questionHtml(question, answered);
    state = "answered";
    go.textContent = "Next";
    go.focus({ preventScroll: true });
    markQuiz(question.folder, question.number, right);
    write("[data-verdict]", right ? "Right." : notYet(question));
    showModes();
  };

  const goTo = (query: string) => {
    history.replaceState(history.state, "", query);
    round = roundNow(data);
    draw();
  };

  const next = () => {
    goTo(queryOf({ ...round, at: round.at + 1 }));
    one("input[type=radio]", asked)?.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (state === "answered") next();
    else void answer();
  });
  asked.addEventListener("click", (event) => {
    // A pointer answers with the option; keys only choose it. Once this event
    // is over it is chosen.
    if (event.detail > 0) setTimeout(() => void answer());
  });
  watchFilter((topic, lesson) =>
    goTo(queryOf({ topic, lesson, seed: round.seed, at: 1 })),
  );
  watchKeys(
    Object.fromEntries(
      ["1", "2", "3", "4"].map((key, index) => [
        key,
        () => {
          const option = all<HTMLInputElement>("input", asked)[index];
          if (!option || state !== "asked") return;
          option.checked = true;
          option.focus();
        },
      ]),
    ),
  );
  draw();
}

/** A browser that keeps nothing brings nothing back. */
function notYet({ folder, number }: Question): string {
  const isKept = stateOf(loadProgress(), quizCardId(folder, number));
  return isKept ? `Not yet. ${COMES_BACK}` : "Not yet.";
}

function roundNow(data: QuizData): Round {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  return readRound(data, query, daySeed(new Date()));
}

function watchFilter(choose: (topic: string, lesson: string) => void): void {
  const form = document.querySelector<HTMLFormElement>("[data-filter]");
  const [topic, lesson] = all<HTMLSelectElement>("select", form ?? document);
  if (!topic || !lesson) return;
  const query = new URLSearchParams(location.search);
  lesson.value = query.get("lesson") ?? "";
  topic.value = lesson.value ? "" : (query.get("topic") ?? "");
  topic.addEventListener("change", () => {
    lesson.value = "";
    choose(topic.value, "");
  });
  lesson.addEventListener("change", () => {
    topic.value = "";
    choose("", lesson.value);
  });
}

function showCode(question: Question | undefined): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-code]");
  if (!link) return;
  link.hidden = !question;
  if (question) link.href = onSite(`/lessons/${question.folder}`);
}

function showBar({ at, questions }: Round): void {
  const bar = document.querySelector<HTMLProgressElement>("[data-bar]");
  if (!bar) return;
  bar.max = questions.length;
  bar.value = at - 1;
}
