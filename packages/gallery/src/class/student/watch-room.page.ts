import { closest, one } from "../../site/dom.page.ts";
import { watchKeys } from "../../site/keys.page.ts";
import type { Student } from "./follow.page.ts";

/** Listens to taps and keys in a room. */
export function watchRoom(student: Student): void {
  document.addEventListener("click", (event) => {
    const option = closest(event, "[data-vote]")?.dataset["vote"];
    if (option !== undefined) void student.vote(option);
    const flip = closest(event, "[data-flip]");
    if (flip) flipCode(flip);
    if (closest(event, "[data-ready]")) void student.ready();
    if (closest(event, "[data-save-cards]")) void student.save();
    if (closest(event, "[data-ask]")) void student.ask();
    if (closest(event, "[data-look]")) {
      event.preventDefault();
      void student.look();
    }
  });
  const option = (at: number) => () =>
    document.querySelectorAll<HTMLElement>("[data-vote]")[at]?.click();
  watchKeys(
    Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => [key, option(key - 1)]),
    ),
  );
}

/** Shows the code in the place of the answers, or the reverse. */
function flipCode(button: HTMLElement): void {
  const [code, answers] = [one("[data-code]"), one("[data-revealed]")];
  if (!code || !answers) return;
  [code.hidden, answers.hidden] = [answers.hidden, code.hidden];
  const back = code.hidden ? "the code" : "the answers";
  button.textContent = `Back to ${back}`;
}
