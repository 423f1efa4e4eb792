import { type Lesson, openingPair, type Side } from "@decant/catalog";
import { cardsOf } from "@decant/revise/cards";
import { toLessonData } from "../answers/lesson-data.ts";
import { truthOf } from "../answers/predict.ts";
import { capitalized } from "../answers/text.ts";
import { viewNotes } from "../present/notes.ts";
import { panelHtml, sayTruth } from "../present/panels.ts";
import { viewStage } from "../present/view.ts";
import { plainText, renderInline } from "../render/markdown.ts";
import type { Render } from "../site/views.ts";
import type { ClassAnswers, ClassLesson, ClassNotes } from "./lesson.ts";

/** `dynamic-routes` is "Dynamic routes". */
export function shortName({ slug }: Lesson): string {
  return capitalized(slug.replaceAll("-", " "));
}

/** What a class sees of a lesson before anything is revealed. */
export function viewClassLesson(lesson: Lesson, render: Render): ClassLesson {
  const { stage, parts } = stageOf(lesson);
  const { folder } = lesson;
  return {
    folder,
    number: lesson.number,
    name: shortName(lesson),
    question: plainText(lesson.question),
    stage,
    panes: parts.map((part) => render("present/_panes.njk", { part })),
    quiz: lesson.quiz.map(({ question, options }) => ({
      text: plainText(question),
      question: renderInline(question, { folder }),
      options: options.map(({ text }) => renderInline(text, { folder })),
    })),
  };
}

/** What a class sees of a lesson once it is revealed. */
export function viewClassAnswers(lesson: Lesson): ClassAnswers {
  const { stage } = stageOf(lesson);
  const { folder } = lesson;
  const data = toLessonData(lesson);
  const cards = cardsOf(lesson);
  const ids = new Set(cards.map(({ id }) => id));
  const asking = (name: string) =>
    cards.find((card) => card.kind === "answer" && card.request.name === name)
      ?.id ?? "";
  const known = (id: string) => (ids.has(id) ? id : "");
  const revealed = stage.parts.flatMap(({ region, requests }) =>
    requests.map((request) => {
      const asked = {
        data,
        stage,
        part: region,
        request,
        predicted: "",
        outcomes: new Map(),
      };
      const truth = truthOf(data, request.name, stage.pair);
      const answers = {
        truth: sayTruth(truth, ""),
        card: asking(request.name),
        differs: truth !== undefined && !truth.places.includes("nowhere"),
        panels: {
          send: panelHtml("send", asked),
          answers: panelHtml("answers", asked),
          why: panelHtml("why", asked),
        },
      };
      return [request.name, answers] as const;
    }),
  );
  return {
    requests: Object.fromEntries(revealed),
    quiz: lesson.quiz.map(({ options }, index) => ({
      card: known(`${folder}/quiz/${index + 1}`),
      right: [...options.keys()].filter((at) => options[at]?.right),
      reasons: options.map(({ reason }) => renderInline(reason, { folder })),
    })),
  };
}

/** What the teacher says to each part. */
export function viewClassNotes(lesson: Lesson, render: Render): ClassNotes {
  const { stage } = stageOf(lesson);
  return viewNotes(lesson, stage).parts.map((part) =>
    render("present/_note.njk", { part }),
  );
}

/** A class sees the two sides with which the lesson opens. */
function stageOf(lesson: Lesson) {
  const [left, right] = openingPair(lesson) as [Side, Side];
  return viewStage(lesson, [left, right], true);
}
