import type { Both } from "../answers/cells.ts";
import type { LessonData } from "../answers/data.ts";
import { answersHtml } from "../answers/html.ts";
import type { Outcome } from "../answers/view.ts";
import { chosenRunner } from "../runner/chosen-runner.page.ts";
import { onSite } from "../site/address.page.ts";
import { all, one } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { type Asked, asksOf, RECORDED, sourceOf, viewAsked } from "./across.ts";
import type { Hands } from "./choice.ts";
import { sendBoth } from "./send-both.ts";

let sending: AbortController | undefined;

/**
 * Shows the recorded answers of both hands.
 *
 * @returns what a screen reader says of them
 */
export async function drawRecorded(hands: Hands): Promise<string> {
  sending?.abort();
  return drawAsked(await askedBy(hands));
}

/** Sends both requests and shows each answer as it comes; or stops that. */
export async function sendOrStop(hands: Hands): Promise<string> {
  if (sending) {
    sending.abort();
    return drawRecorded(hands);
  }
  const now = new AbortController();
  sending = now;
  label("Stop");
  const told: [Outcome, Outcome] = [{ kind: "waiting" }, { kind: "waiting" }];
  let spoken = "";
  try {
    const asked = await askedBy(hands);
    const draw = () => {
      if (now.signal.aborted) return;
      spoken = drawAsked([
        { ...asked[0], outcome: told[0] },
        { ...asked[1], outcome: told[1] },
      ]);
    };
    draw();
    await sendBoth(
      await chosenRunner(),
      asked,
      (hand, outcome) => {
        told[hand] = outcome;
        draw();
      },
      now.signal,
    );
  } finally {
    if (sending === now) sending = undefined;
    label("Send both");
  }
  return spoken;
}

async function askedBy(hands: Hands): Promise<Both<Asked>> {
  const [left, right] = hands.map(({ lesson }) =>
    fetchJson<LessonData>(onSite(`/lessons/${lesson.folder}/lesson.json`)),
  ) as [Promise<LessonData>, Promise<LessonData>];
  return asksOf(hands, [await left, await right], [RECORDED, RECORDED]);
}

function drawAsked(asked: Both<Asked>): string {
  const view = viewAsked(asked);
  const place = one("[data-answers]");
  if (place) place.innerHTML = answersHtml(view);
  for (const [at, source] of all("[data-source]").entries()) {
    const column = view.columns[at === 0 ? 0 : 1];
    source.textContent = sourceOf(column);
  }
  return view.spoken;
}

function label(text: string): void {
  const button = one("[data-send] span");
  if (button) button.textContent = text;
}
