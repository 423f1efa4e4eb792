import type { Place } from "@decant/room/protocol";
import { one } from "../../site/dom.page.ts";
import type { ClassLesson } from "../lesson.ts";
import { regionOf } from "../moves.ts";

interface Entry {
  readonly place: Place;
  readonly dot: string;
  readonly hue: string;
  readonly name: string;
  readonly aside: string;
}

/** The parts and the questions of a lesson, each to jump to. */
export function drawPlan(
  lesson: ClassLesson,
  shown: Place,
  jump: (place: Place) => void,
): void {
  const list = one("[data-plan]");
  if (!list) return;
  if (list.dataset["of"] !== lesson.folder) {
    list.dataset["of"] = lesson.folder;
    list.replaceChildren(
      ...entriesOf(lesson).map((entry) => itemOf(entry, jump)),
    );
  }
  for (const button of list.querySelectorAll("button")) {
    const isNow = button.dataset["at"] === atOf(shown);
    if (!isNow) button.removeAttribute("aria-current");
    else if (!button.hasAttribute("aria-current")) {
      button.setAttribute("aria-current", "step");
      reveal(list, button);
    }
  }
}

function entriesOf(lesson: ClassLesson): Entry[] {
  const { stage, quiz } = lesson;
  return [
    ...stage.parts.map((part, at) => ({
      place: regionOf(lesson, part),
      dot: String(at + 1),
      hue: part.hue,
      name: part.label,
      aside: part.requests[0]?.line ?? "",
    })),
    ...quiz.map(({ text }, at) => ({
      place: {
        lesson: lesson.folder,
        part: null,
        request: null,
        quiz: at,
        step: "predict" as const,
      },
      dot: "?",
      hue: "vote",
      name: `Vote: ${text}`,
      aside: `quiz ${at + 1} of ${quiz.length}`,
    })),
  ];
}

function itemOf(
  { place, dot, hue, name, aside }: Entry,
  jump: (place: Place) => void,
): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["at"] = atOf(place);
  button.append(
    span(`dot ${hue}`, dot),
    span("name", name),
    span("muted mono", aside),
  );
  button.addEventListener("click", () => jump(place));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

function atOf({ part, quiz }: Place): string {
  return part ?? `quiz ${quiz}`;
}

/** Scrolls the list only: the page stays where it is. */
function reveal(list: HTMLElement, button: HTMLElement): void {
  const middle = (list.clientHeight - button.offsetHeight) / 2;
  list.scrollTop = button.offsetTop - list.offsetTop - middle;
}
