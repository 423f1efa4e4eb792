import type { Progress } from "@decant/sandbox/page";

const MEGABYTE = 1024 * 1024;
/** What is sooner there needs no words. */
const PATIENCE_MS = 600;

let box: HTMLElement | undefined;
let last: Progress = { loaded: 0, total: 0 };
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says after a moment what an answer waits for. */
export function beginLoading(): void {
  timer ??= setTimeout(() => {
    box = makeBox();
    showLoading(last);
  }, PATIENCE_MS);
}

/** How many megabytes of what a lesson needs have come. */
export function showLoading(progress: Progress): void {
  last = progress;
  const [bar, words] = box?.children ?? [];
  const { loaded, total } = progress;
  if (bar instanceof HTMLProgressElement && total > 0) {
    bar.max = total;
    bar.value = loaded;
  }
  const [done, all] = [loaded, total].map((bytes) =>
    (bytes / MEGABYTE).toFixed(1),
  );
  words?.replaceChildren(
    loaded < total ? `Loaded ${done} of ${all} MB` : "It starts…",
  );
}

export function endLoading(): void {
  clearTimeout(timer);
  timer = undefined;
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
