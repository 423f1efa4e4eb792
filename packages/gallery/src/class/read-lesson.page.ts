import { fetchJson } from "../site/fetch-json.page.ts";
import type { ClassAnswers, ClassLesson, ClassNotes } from "./lesson.ts";

/** The lesson as a class sees it before anything is revealed. */
export function readClassLesson(folder: string): Promise<ClassLesson> {
  return fetchJson(`/class/lessons/${folder}.json`);
}

/** What is revealed of a lesson. */
export function readClassAnswers(folder: string): Promise<ClassAnswers> {
  return fetchJson(`/class/lessons/${folder}/answers.json`);
}

/** What only the teacher sees of a lesson. */
export function readClassNotes(folder: string): Promise<ClassNotes> {
  return fetchJson(`/class/lessons/${folder}/notes.json`);
}
