import type { Side } from "@decant/catalog";
import { type Changed, viewBeforeAfter } from "../../answers/before-after.ts";
import type { LessonData } from "../../answers/data.ts";
import { answersHtml } from "../../answers/html.ts";
import type { Outcome } from "../../answers/view.ts";
import { changesOf, type Texts } from "./changes.ts";
import { changeHtml, tagHtml } from "./panel.ts";
import type { Run } from "./play.ts";
import { tally, verdictsOf } from "./verdicts.ts";

/** What the bench shows while a side is edited, for pages without a script. */
export interface ModeView {
  readonly name: "edit" | "hunt";
  /** The name of the side that is edited. */
  readonly side: string;
  /** What the form sends as `edit` or as `bug`. */
  readonly value: string;
  /** How many hints of a hunt are shown. */
  readonly hints?: number;
  /** What stands in the fields. */
  readonly texts: Texts;
  /** HTML of the left column's panel. */
  readonly panel: string;
  /** HTML behind each request, in their order; none before the first play. */
  readonly tags: readonly string[];
  /** Above the requests; empty before the first play. */
  readonly tally: string;
  /** HTML of the chosen request's answers; empty before the first play. */
  readonly exchange: string;
}

/** Shows what became of a saved change. */
export function viewEdit(
  data: LessonData,
  side: Side,
  request: string,
  texts: Texts,
  run: Run | undefined,
): ModeView {
  const verdicts = run && verdictsOf(data, run);
  return {
    name: "edit",
    side: side.name,
    value: side.name,
    texts,
    panel: changeHtml({
      label: side.label,
      changes: changesOf(textsOf(side), texts),
      verdicts,
      over: true,
      pitfalls: [],
      refusal: run?.refusal ?? "",
    }),
    tags: verdicts?.map(tagHtml) ?? [],
    tally: verdicts ? tally(verdicts) : "",
    exchange:
      run && run.refusal === "" ? drawChange(data, run, request).html : "",
  };
}

/** Two answers as HTML, and what a screen reader says of them. */
export interface Drawn {
  readonly html: string;
  readonly spoken: string;
}

/** A request's answers as recorded and on the copy. */
export function drawChange(data: LessonData, run: Run, request: string): Drawn {
  return drawBeside({
    data,
    side: run.side,
    request,
    before: { kind: "recorded" },
    now: outcomeOfCopy(run, request),
    names: ["before", "now"],
    captions: ["recorded", "your private copy"],
  });
}

/** Two answers of one side. */
export function drawBeside(changed: Changed): Drawn {
  const view = viewBeforeAfter(changed);
  return { html: answersHtml(view), spoken: view.spoken };
}

/** What a copy said to a request: a fault is shown as one. */
export function outcomeOfCopy(run: Run, request: string): Outcome {
  const event = run.events.get(request);
  if (!event) return { kind: "fault", message: "It was not played." };
  if (event.kind === "fault") return { kind: "fault", message: event.message };
  return { kind: "live", answer: event.answer };
}

/** The side's files as the lesson has them. */
export function textsOf({ files }: Side): Texts {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}
