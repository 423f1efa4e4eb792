import { closest, one } from "./dom.page.ts";

/** What a key does, by what `KeyboardEvent.key` calls it: `j`, `S`, `?`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const STORED = "keys";
const FIELDS =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"], dialog[open]';

/**
 * Gives single keys a meaning. They are off in fields and dialogs, with Ctrl,
 * Alt or Meta, and where the visitor switched them off (WCAG 2.1.4).
 */
export function watchKeys(keys: Keys): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (localStorage.getItem(STORED) === "off" || closest(event, FIELDS))
      return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act(event);
  });
}

/** The list of the page's keys, and the switch in it. */
export function watchKeysList(): void {
  const list = document.querySelector<HTMLDialogElement>("#keys");
  const on = list?.querySelector<HTMLInputElement>("[data-keys-switch]");
  if (!list || !on) return;
  on.checked = localStorage.getItem(STORED) !== "off";
  on.addEventListener("change", () => {
    if (on.checked) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "off");
  });
  one("[data-keys-list]")?.addEventListener("click", () => list.showModal());
  watchKeys({ "?": () => list.showModal() });
}
