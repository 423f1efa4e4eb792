import { counted } from "../answers/text.ts";
import { all, one, write } from "../site/dom.page.ts";
import type { MockQuestion } from "./mock-data.ts";
import type { MockPlan } from "./session.ts";
import { clockText } from "./words.ts";

/** The form that says how long the interview is, and what it is about. */
export function watchPlan(
  questions: readonly MockQuestion[],
  start: (plan: MockPlan) => void,
): void {
  const form = document.querySelector<HTMLFormElement>("[data-plan]");
  if (!form) return;
  const show = () => {
    const isOwn = new FormData(form).get("plan") === "own";
    for (const input of all<HTMLInputElement>(".mock-own input", form)) {
      input.disabled = !isOwn;
    }
    one(".mock-own", form)?.classList.toggle("off", !isOwn);
    const { count, seconds } = planIn(form, questions);
    const share = Math.round(seconds / count);
    const asked = counted(count, "question");
    write("[data-planned]", `${asked}, ${share} seconds each.`);
    write("[data-clock]", clockText(seconds));
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start(planIn(form, questions));
  });
  show();
}

/** Where a topic has fewer questions, each of them has as long as planned. */
function planIn(
  form: HTMLFormElement,
  questions: readonly MockQuestion[],
): MockPlan {
  const fields = new FormData(form);
  const plan = fields.get("plan");
  const topic = form.querySelector("select")?.value ?? "";
  const wanted =
    plan === "own"
      ? {
          count: Number(fields.get("count")) || 1,
          minutes: Number(fields.get("minutes")) || 1,
        }
      : plan === "short"
        ? { count: 8, minutes: 4 }
        : { count: questions.length, minutes: 10 };
  const about = questions.filter(
    (asked) => topic === "" || asked.topic === topic,
  );
  const count = Math.min(wanted.count, about.length);
  const share = (wanted.minutes * 60) / wanted.count;
  return { count, seconds: Math.round(share * count), topic };
}
