import type { Progress } from "@decant/sandbox/page";

const MEGABYTE = 1024 * 1024;
/** What is sooner there needs no words. */
const PATIENCE_MS = 400;

let began = 0;
let box: HTMLElement | undefined;

/** Shows how many megabytes of what a lesson needs have come. */
export function showLoading({ loaded, total }: Progress): void {
  began ||= performance.now();
  if (performance.now() - began < PATIENCE_MS) return;
  box ??= makeBox();
  const [bar, words] = box.children;
  if (bar instanceof HTMLProgressElement) {
    bar.max = total;
    bar.value = loaded;
  }
  const [done, all] = [loaded, total].map((bytes) =>
    (bytes / MEGABYTE).toFixed(1),
  );
  words?.replaceChildren(
    loaded < total ? `Loaded ${done} of ${all} MB` : "Loaded. It starts…",
  );
}

export function hideLoading(): void {
  began = 0;
  box?.remove();
  box = undefined;
}

function makeBox(): HTMLElement {
  const made = document.createElement("div");
  made.className = "loading";
  const bar = document.createElement("progress");
  bar.ariaLabel = "Loading what runs the lesson";
  made.append(bar, document.createElement("span"));
  document.body.append(made);
  return made;
}
