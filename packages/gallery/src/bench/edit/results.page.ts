import type { LessonData } from "../../answers/data.ts";
import { answersHtml } from "../../answers/html.ts";
import { type Outcome, viewExchange } from "../../answers/view.ts";
import { all, one, write } from "../../site/dom.page.ts";
import type { Borrowed } from "./borrowed.page.ts";
import type { Drawn } from "./mode.ts";
import { tagHtml } from "./panel.ts";
import { tally, type Verdict } from "./verdicts.ts";

/** Shows behind each request what became of its answer. */
export function showVerdicts(
  borrowed: Borrowed,
  verdicts: readonly Verdict[],
): void {
  const tags = all(".rail [data-tags]");
  for (const [at, verdict] of verdicts.entries()) {
    borrowed.put(tags[at], tagHtml(verdict));
  }
  const title = one("[data-tally]");
  if (title) title.textContent = tally(verdicts);
  else {
    borrowed.put(
      one(".rail-head"),
      `<h2 data-tally>${tally(verdicts)}</h2><label class="only-changed push"><input type="checkbox" autocomplete="off"> only changed</label>`,
    );
  }
}

/** Both sides' answers to a request: one as it is now, the other recorded. */
export function drawBoth(
  data: LessonData,
  side: string,
  request: string,
  now: Outcome,
): Drawn {
  const [left = "", right = ""] = all("[data-pane]").map(
    ({ dataset }) => dataset["side"] ?? "",
  );
  const outcomes = new Map([[side, now]]);
  const view = viewExchange({ data, request, pair: [left, right], outcomes });
  return { html: answersHtml(view), spoken: view.spoken };
}

/** Says it to screen readers. */
export function say(sentence: string): void {
  write("[data-spoken]", sentence);
}

/** Shows in the edited pane's head how its copy is. */
export function showState(text: string): void {
  write("[data-edit-state]", text);
  const styles = one("[data-edit-state]")?.classList;
  styles?.toggle("live", ["saved, running", "found"].includes(text));
  styles?.toggle("down", text === "does not run");
}

/** Tells when another file is opened, or another answer is to stand beside. */
export function watchPane(
  signal: AbortSignal,
  told: { file(): void; against(value: string): void },
): void {
  document.addEventListener(
    "change",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if (target.name.startsWith("file-")) told.file();
      if (target.name === "against") told.against(target.value);
    },
    { signal },
  );
}
