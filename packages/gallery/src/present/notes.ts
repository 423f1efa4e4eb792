import { type Lesson, planPresentation } from "@decant/catalog";
import { toLessonData } from "../answers/lesson-data.ts";
import { truthOf } from "../answers/predict.ts";
import { viewExchange } from "../answers/view.ts";
import { plainText, renderInline, renderProse } from "../render/markdown.ts";
import { sayTruth } from "./panels.ts";
import { pitfallsOf } from "./pitfalls.ts";
import type { Stage } from "./stage.ts";

/** What the teacher says to each part; all texts are HTML. */
export function viewNotes(lesson: Lesson, stage: Stage) {
  const context = { folder: lesson.folder };
  const data = toLessonData(lesson);
  const pitfalls = pitfallsOf(lesson);
  const sides = stage.pair.flatMap((name) =>
    lesson.sides.filter((side) => side.name === name),
  );
  const planned = planPresentation(lesson, sides).parts;
  return {
    number: lesson.number,
    title: plainText(lesson.question),
    address: stage.address,
    answer: renderProse(lesson.answer, context),
    parts: stage.parts.map(({ region, label, hue, requests }, at) => ({
      label,
      hue,
      say: (planned[at]?.explained ?? []).map((text) =>
        renderProse(text, context),
      ),
      pitfalls: pitfalls
        .filter(({ regions }) => regions.has(region))
        .map(({ text }) => renderInline(text, context)),
      requests: requests.map((request) => {
        const { pair } = stage;
        const { open } = viewExchange({ data, request: request.name, pair });
        return {
          ...request,
          truth: sayTruth(truthOf(data, request.name, pair), ""),
          reasons: open.flatMap(({ reasons }) => reasons),
        };
      }),
    })),
  };
}
