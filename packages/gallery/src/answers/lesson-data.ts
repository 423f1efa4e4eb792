import { type Lesson, ledgerOf } from "@decant/catalog";
import { formatRequest } from "@decant/exchange";
import { browserLedger } from "@decant/sandbox/ledger";
import { plainText, renderInline } from "../render/markdown.ts";
import { sideStyle } from "../render/side-style.ts";
import type { LessonData } from "./data.ts";

const { rows } = browserLedger();

/** Makes of a lesson what its pages know of it. */
export function toLessonData(lesson: Lesson): LessonData {
  const { number, folder, requests, masks, sides } = lesson;
  const names = new Set(sides.map(({ name }) => name));
  return {
    number,
    folder,
    question: plainText(lesson.question),
    sides: sides.map((side) => ({
      name: side.name,
      label: side.label,
      style: sideStyle(side),
      recordedWith: side.recordedWith,
      files: side.files.map(({ path }) => path),
      answers: [...side.answers.values()],
    })),
    requests: requests.map(({ line: _line, ...request }) => ({
      ...request,
      raw: formatRequest(request),
    })),
    masks: masks.map(({ name, pattern }) => ({
      name,
      pattern: pattern.pattern(),
    })),
    ledger: ledgerOf(lesson)
      .filter(({ side }) => names.has(side))
      .map((row) => ({ ...row, why: renderInline(row.why, { folder }) })),
    inBrowser: rows
      .filter((row) => row.lesson === folder)
      .map(({ side, request, why }) => ({ side, request, why })),
  };
}
