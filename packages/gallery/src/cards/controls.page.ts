import type { Grade } from "@decant/revise/schedule";
import { all, closest, one, write } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { loadProgress, update } from "../site/progress.page.ts";
import type { Session } from "./recall.page.ts";

/** What a session hears: keys, buttons, filters, files and other tabs. */
export function watchControls(session: Session, topic: string): void {
  const grade = ({ key }: KeyboardEvent) =>
    void session.rate(Number(key) as Grade);
  watchKeys({
    " ": (event) => {
      const control = closest(event, "button, summary");
      if (control) control.click();
      else session.reveal();
    },
    1: grade,
    2: grade,
    3: grade,
    4: grade,
    u: () => void session.undo(),
  });
  document.addEventListener("click", (event) => {
    if (closest(event, "[data-reveal]")) session.reveal();
    const rated = closest(event, "[data-grade]")?.dataset["grade"];
    if (rated) void session.rate(Number(rated) as Grade);
  });
  addEventListener("storage", () => void session.refresh());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void session.refresh();
  });
  watchFilters(session, topic);
  watchFiles(session);
}

function watchFilters(session: Session, asked: string): void {
  const [topic, limit] = all<HTMLSelectElement>("[data-filters] select");
  if (!topic || !limit) return;
  topic.value = asked;
  const newADay = String(loadProgress().newADay);
  // A file may have brought another number.
  if (![...limit.options].some(({ value }) => value === newADay)) {
    limit.add(new Option(newADay));
  }
  limit.value = newADay;
  topic.addEventListener("change", () => {
    const query = topic.value && `?topic=${topic.value}`;
    history.replaceState(null, "", `${location.pathname}${query}`);
    void session.choose(topic.value);
  });
  limit.addEventListener("change", () => {
    update((progress) => ({ ...progress, newADay: Number(limit.value) }));
    void session.next();
  });
}

function watchFiles(session: Session): void {
  const say = (sentence: string) => write("[data-told]", sentence);
  one("[data-export]")?.addEventListener("click", () => {
    void loadFiles().then(({ saveProgress }) => say(saveProgress()));
  });
  const input = document.querySelector<HTMLInputElement>("[data-import]");
  input?.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (!file) return;
    void loadFiles()
      .then(({ takeProgress }) => takeProgress(file))
      .then((sentence) => {
        say(sentence);
        // The same file may be chosen once more.
        input.value = "";
        return session.next();
      });
  });
}

function loadFiles() {
  return import("./files.page.ts");
}
