import type { Lesson, Side } from "@decant/catalog";
import type { Runner } from "@decant/exchange";
import { toLessonData } from "../../answers/lesson-data.ts";
import type { BenchState, Query } from "../state.ts";
import { changedFiles, type Texts } from "./changes.ts";
import { type ModeView, textsOf, viewEdit } from "./mode.ts";
import { play } from "./play.ts";

/** The prefix of a field that holds a file's text: `file:src/app.ts`. */
const FILE = "file:";

/** The side that a URL or a form edits: one of the two that are shown. */
export function editedSide(
  { left, right }: BenchState,
  { edit }: Query,
): Side | undefined {
  return [left, right].find(({ name }) => name === edit);
}

/** The editor before the first save. */
export function openEdit(
  lesson: Lesson,
  { request }: BenchState,
  side: Side,
): ModeView {
  const data = toLessonData(lesson);
  return viewEdit(data, side, request?.name ?? "", textsOf(side), undefined);
}

/** Plays what a form has saved, for pages without a script. */
export async function saveEdit(
  runner: Runner,
  lesson: Lesson,
  { request }: BenchState,
  side: Side,
  fields: Query,
  signal: AbortSignal,
): Promise<ModeView> {
  const texts = { ...textsOf(side), ...textsIn(fields) };
  const files = changedFiles(textsOf(side), texts);
  const edited = { name: side.name, files };
  const run = await play(runner, lesson.folder, edited, signal);
  const data = toLessonData(lesson);
  return viewEdit(data, side, request?.name ?? "", texts, run);
}

/** The files' texts in a form; a browser sends line ends as CRLF. */
export function textsIn(fields: Query): Texts {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      name.startsWith(FILE) && typeof text === "string"
        ? [[name.slice(FILE.length), text.replaceAll("\r\n", "\n")]]
        : [],
    ),
  );
}
