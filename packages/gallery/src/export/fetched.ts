import type { Lesson } from "@decant/catalog";

/** What the pages' scripts fetch, and no page links. */
export function fetchedAddresses(lessons: readonly Lesson[]): string[] {
  return [
    "/search.json",
    "/compare/index.json",
    "/revise/cards.json",
    "/revise/quiz/questions.json",
    "/revise/mock/questions.json",
    ...lessons.flatMap(({ folder, bugs, quiz, sides }) => [
      `/lessons/${folder}/lesson.json`,
      `/compare/${folder}.json`,
      `/revise/${folder}.json`,
      ...quiz.map((_, at) => `/revise/quiz/${folder}/${at + 1}.json`),
      ...bugs.flatMap(({ name, hints }) => [
        `/lessons/${folder}/bugs/${name}.json`,
        `/lessons/${folder}/bugs/${name}/fix.json`,
        ...hints.map(
          (_, at) => `/lessons/${folder}/bugs/${name}/hints/${at + 1}.json`,
        ),
      ]),
      ...sides.flatMap(({ files }) =>
        files.map(({ path }) => `/lessons/${folder}/source/${path}.txt`),
      ),
    ]),
  ];
}
