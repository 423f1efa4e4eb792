import { autocomplete, isCancel, select } from "@clack/prompts";
import type { Lesson } from "@decant/catalog";
import { createProgram } from "../program.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { print } from "../terminal.ts";

const GALLERY = "gallery";

/** Asks for a lesson and what to do with it, then does that. */
export async function pick(): Promise<void> {
  const lessons = loadLessons(findRoot());
  const name = await autocomplete({
    message: "Which lesson?",
    placeholder: "Type to filter",
    maxItems: 12,
    options: [
      { value: GALLERY, label: "    All of them, in the gallery" },
      ...lessons.map(({ folder, number, question, topic }) => ({
        value: folder,
        label: `${String(number).padStart(2)}  ${question}`,
        hint: topic,
      })),
    ],
  });
  if (isCancel(name)) return;
  const commandLine =
    name === GALLERY
      ? GALLERY
      : await chooseAction(requireLesson(lessons, name));
  if (typeof commandLine === "symbol") return;
  print(`npx decant ${commandLine}`, "");
  await createProgram().parseAsync(commandLine.split(" "), { from: "user" });
}

function chooseAction(lesson: Lesson): Promise<string | symbol> {
  return select({ message: "What to do with it?", options: actions(lesson) });
}

/** What can be done with a lesson, in the order of the menu. */
function actions({ number, sides }: Lesson) {
  return [
    { value: `try ${number}`, label: "Send its requests to all its sides" },
    {
      value: `compare ${number}`,
      label: "Read Flask's and Express's source side by side",
    },
    ...sides.map(({ name, label }) => ({
      value: `run ${number} --side ${name}`,
      label: `Start its ${label} server`,
    })),
    { value: `practice ${number}`, label: "Hunt one of its seeded bugs" },
    { value: `watch ${number}`, label: "Play its requests at each save" },
    { value: `test ${number}`, label: "Run its tests" },
    {
      value: `check ${number} --bugs`,
      label: "Plant its seeded bugs, which the tests must notice",
    },
  ];
}
