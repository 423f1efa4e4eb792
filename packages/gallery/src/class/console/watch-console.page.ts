import { closest, one } from "../../site/dom.page.ts";
import { watchKeys } from "../../site/keys.page.ts";
import { LITTLE } from "../screen/wall.page.ts";
import type { Console } from "./teach.page.ts";

/** Listens to the teacher's keys and clicks. */
export function watchConsole(console: Console): void {
  const forward = () => console.step(true);
  const back = () => console.step(false);
  watchKeys({
    ArrowRight: forward,
    PageDown: forward,
    ArrowLeft: back,
    PageUp: back,
    ArrowDown: () => console.scroll(LITTLE),
    ArrowUp: () => console.scroll(-LITTLE),
    o: () => console.turn(),
    v: () => console.voteAgain(),
    q: () => console.showLarge(),
  });
  // Enter presses a button that has the focus; elsewhere it is a step.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.repeat) return;
    if (closest(event, "button, a, input, select, summary, dialog")) return;
    event.preventDefault();
    forward();
  });

  const dialog = document.querySelector<HTMLDialogElement>("[data-end-dialog]");
  dialog?.addEventListener("close", () => {
    if (dialog.returnValue === "end") console.end();
  });
  document.addEventListener("click", (event) => {
    // Whoever clicked with a pointer goes on with Enter.
    if (event.detail > 0) closest(event, ".teach button")?.blur();
    if (closest(event, "[data-go]")) forward();
    if (closest(event, "[data-again]")) console.voteAgain();
    if (closest(event, "[data-show-large]")) console.showLarge();
    if (closest(event, "[data-end]")) dialog?.showModal();
    const step = closest(event, "button[data-step]")?.dataset["step"];
    if (step) console.goToStep(step);
    const follow = closest(event, "[data-follow]")?.dataset["follow"];
    if (follow) console.follow(follow === "true");
  });
  const choice = one("[data-lesson-choice]") as HTMLSelectElement | null;
  choice?.addEventListener("change", () => {
    void console.goToLesson(choice.value);
  });
}
