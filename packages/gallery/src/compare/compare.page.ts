import { all, closest, one, write } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { watchFolds } from "./folds.page.ts";
import { linkScroll } from "./linked-scroll.page.ts";
import type { Picker } from "./picker.page.ts";
import { reveal } from "./reveal.page.ts";
import type { Change } from "./rewish.ts";
import { isPlace, type Place } from "./wish.ts";

const UNREACHABLE = "The gallery does not answer. Is it running?";

watchSite();
const form = one("#picks");
if (form) {
  watchPickers();
  watchChoices();
  watchFolds(form);
  linkScroll(all("[data-pane]"), () => form.dataset["linked"] === "yes");
  for (const pane of all("[data-pane]")) reveal(pane);
  const isAsked = /[?&](left|right)=/.test(location.search);
  if (isAsked && document.documentElement.dataset["base"]) void showAddress();
}

/** A picker loads what it needs with the first focus. */
function watchPickers(): void {
  for (const input of all<HTMLInputElement>("[data-picker]")) {
    const place = input.dataset["picker"] as Place;
    let picker: Promise<Picker> | undefined;
    const load = () => {
      picker ??= openPicker(input, place);
      picker.catch(() => {
        picker = undefined;
        say(UNREACHABLE);
      });
      return picker;
    };
    const then = (act: (picker: Picker) => void) => {
      load().then(act, () => undefined);
    };
    input.addEventListener("focus", () => {
      input.select();
      void load();
    });
    input.addEventListener("click", () => then((opened) => opened.open()));
    input.addEventListener("input", () => then((opened) => opened.find()));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // it would send the form
      then((opened) => opened.take());
    });
  }
}

async function openPicker(
  input: HTMLInputElement,
  place: Place,
): Promise<Picker> {
  const { makePicker } = await import("./picker.page.ts");
  return makePicker(input, (value) => {
    void choose({ kind: "pick", place, value });
  });
}

function watchChoices(): void {
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const { choose: kind, place } = target.dataset;
    if (!kind || !isPlace(place)) return;
    void choose({ kind, place, value: target.value } as Change);
  });
  const swap = () => void choose({ kind: "swap" });
  document.addEventListener("click", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (closest(event, "[data-swap]") && isPlain) {
      event.preventDefault();
      swap();
    }
    if (closest(event, "[data-send]")) {
      event.preventDefault();
      void send();
    }
  });
  watchKeys({ x: swap, s: () => void send() });
}

async function choose(change: Change): Promise<void> {
  await tell(async () => {
    const { show } = await import("./choose.page.ts");
    return show(change);
  });
}

async function showAddress(): Promise<void> {
  await tell(async () => (await import("./choose.page.ts")).showAddress());
}

async function send(): Promise<void> {
  say("");
  await tell(async () => {
    const { sendBothNow } = await import("./choose.page.ts");
    return sendBothNow();
  });
}

async function tell(act: () => Promise<string>): Promise<void> {
  try {
    say(await act());
  } catch {
    say(UNREACHABLE);
  }
}

/** Tells a screen reader what has become of a choice. */
function say(text: string): void {
  write("[data-spoken]", text);
}
