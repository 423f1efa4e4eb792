import { all, closest, one } from "../site/dom.page.ts";
import { type Keys, watchKeys } from "../site/keys.page.ts";
import { scroll, turn } from "./fit.page.ts";
import type { Presentation } from "./stage.page.ts";

/** In pixels: about two lines. */
const LITTLE = 70;

/** Listens to keys, a clicker, the mouse and the history. */
export function watchStage(stage: Presentation, main: HTMLElement): void {
  const menu = one("#stage-menu");
  const look = (act: () => void) => () => {
    act();
    stage.sayMore();
  };
  const forward = () => stage.move(true);
  const back = () => stage.move(false);
  const turned = look(() => turn(main));
  const option = (at: number) => () => all("[name=predict]", main)[at]?.click();

  const keys: Keys = {
    ArrowRight: forward,
    PageDown: forward,
    ArrowLeft: back,
    PageUp: back,
    ArrowDown: look(() => scroll(main, LITTLE)),
    ArrowUp: look(() => scroll(main, -LITTLE)),
    "1": option(0),
    "2": option(1),
    "3": option(2),
    "4": option(3),
    o: turned,
    m: () => menu?.togglePopover(),
    n: () => one("[data-notes]")?.click(),
    Escape: () => {
      if (menu?.matches(":popover-open")) menu.hidePopover();
      else location.assign(stage.leave);
    },
  };
  watchKeys(keys);
  // Space presses a button that has the focus; elsewhere it is a step.
  document.addEventListener("keydown", (event) => {
    if (
      event.key !== " " ||
      closest(event, "button, a, input, summary, dialog")
    )
      return;
    event.preventDefault();
    stage.move(!event.shiftKey);
  });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  });

  const actOf = (event: Event): (() => void) | undefined => {
    if (closest(event, "[data-forward]")) return forward;
    if (closest(event, "[data-back]")) return back;
    if (closest(event, "[data-turn]")) return turned;
    if (closest(event, "[data-again]")) return () => void stage.sendAgain();
    const chosen = closest(event, "[name=predict]")?.getAttribute("value");
    if (chosen) return () => stage.predict(chosen);
    const address = closest(event, ".steps a, .menu li a")?.getAttribute(
      "href",
    );
    if (!address) return undefined;
    return () => {
      menu?.hidePopover();
      stage.goTo(address);
    };
  };

  addEventListener("popstate", () => stage.return());
  // What is unfolded needs more room.
  main.addEventListener("toggle", () => stage.refit(), { capture: true });
  main.addEventListener("scroll", () => stage.sayMore(), {
    capture: true,
    passive: true,
  });
}
