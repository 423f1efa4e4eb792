import { progressIn } from "@decant/revise";
import { onSite } from "../site/address.page.ts";
import { all, one } from "../site/dom.page.ts";
import { type Keys, watchKeys } from "../site/keys.page.ts";
import { loadProgress } from "../site/progress.page.ts";

const DIGITS = "0123456789".split("");

/**
 * A number leads to its lesson, where Enter opens it. The letters of the doors
 * open them for that lesson, or else for the one where the visitor was.
 */
export function watchDoors(): void {
  let typed = "";
  const type = ({ key }: KeyboardEvent) => {
    const isGoingOn = typed !== "" && focused()?.dataset["number"] === typed;
    const row = [isGoingOn ? typed + key : "", key]
      .map((number) => one(`[data-lesson][data-number="${number}"]`))
      .find((found) => found !== null);
    typed = row?.dataset["number"] ?? "";
    row?.focus();
  };
  const open = (door: string) => () => {
    const link = document.querySelector<HTMLAnchorElement>(
      `[data-door="${door}"]`,
    );
    const row =
      focused() ?? one("[data-lesson].last") ?? (link ? null : firstWithBug());
    const address = row ? addressOf(door, row) : link?.href;
    if (address) location.assign(address);
  };
  const keys: Keys = {
    c: open("compare"),
    t: open("teach"),
    b: open("hunt"),
    r: () => one("[data-door='revise']")?.click(),
  };
  if (!one("[data-door]")) return;
  watchKeys({
    ...keys,
    ...Object.fromEntries(DIGITS.map((digit) => [digit, type])),
  });
}

function focused(): HTMLElement | undefined {
  return all("[data-lesson]").find((row) => row === document.activeElement);
}

function firstWithBug(): HTMLElement | null {
  return one('[data-lesson]:not([data-bugs=""])');
}

/** A door's address for one lesson; nothing, where it has no bug to hunt. */
function addressOf(
  door: string,
  { dataset: { lesson = "", bugs = "" } }: HTMLElement,
): string | undefined {
  if (door === "teach") return onSite(`/lessons/${lesson}/present`);
  if (door === "compare") {
    return onSite(`/compare?left=${lesson}:flask&right=${lesson}:express`);
  }
  const names = bugs.split(" ").filter((name) => name !== "");
  const found = progressIn(loadProgress(), lesson).bugs;
  const next = names.find((name) => !found.includes(name)) ?? names[0];
  return next ? onSite(`/lessons/${lesson}?bug=${next}`) : undefined;
}
