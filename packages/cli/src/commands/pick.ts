import { isCancel, select } from "@clack/prompts";
import { findRoot, loadLessons } from "../repository.ts";
import { print } from "../terminal.ts";

/** What can be done with a lesson, in the order of the menu. */
const ACTIONS = {
  try: "Send its requests to both sides",
  compare: "Read both sources side by side",
  run: "Start its Express server",
  flask: "Start its Flask server",
  test: "Run its tests",
} as const;
type Action = keyof typeof ACTIONS;

/** Asks for a lesson and what to do with it, then does that. */
export async function pick(): Promise<void> {
  const lessons = loadLessons(findRoot());
  const lesson = await select({
    message: "Which lesson?",
    maxItems: 12,
    options: lessons.map(({ number, question, topic }) => ({
      value: String(number),
      label: `${String(number).padStart(2)}  ${question}`,
      hint: topic,
    })),
  });
  if (isCancel(lesson)) return;
  const action = await select({
    message: "What to do with it?",
    options: Object.entries(ACTIONS).map(([value, label]) => ({
      value: value as Action,
      label,
    })),
  });
  if (isCancel(action)) return;
  print(`npx decant ${commandLine(action, lesson)}`, "");
  await perform(action, lesson);
}

function commandLine(action: Action, lesson: string): string {
  return action === "flask" ? `run ${lesson} --flask` : `${action} ${lesson}`;
}

async function perform(action: Action, lesson: string): Promise<void> {
  switch (action) {
    case "try": {
      const { tryLesson } = await import("./try.ts");
      return tryLesson(lesson);
    }
    case "compare": {
      const { compareSources } = await import("./compare.ts");
      return compareSources(lesson);
    }
    case "run":
    case "flask": {
      const { run } = await import("./run.ts");
      return run(lesson, action === "flask" ? { flask: true } : {});
    }
    case "test": {
      const { testLesson } = await import("./test.ts");
      return testLesson(lesson, [], {});
    }
  }
}
