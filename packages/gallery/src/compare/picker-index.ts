import type { Lesson, SourceFile } from "@decant/catalog";
import { plainText } from "../render/markdown.ts";
import type { IndexFile, IndexLesson } from "./match.ts";

const NAMES = {
  python: /^ *(?:async )?(?:def|class) (\w+)/,
  typescript:
    /^ *(?:export )?(?:default )?(?:(?:async )?function\*? |class |const (?=\w+ = (?:async )?(?:\([^)]*\)|\w+) =>))(\w+)/,
} as const;

/** What the pickers find: each lesson's files, parts, and names of functions. */
export function pickerIndex(lessons: readonly Lesson[]): IndexLesson[] {
  return lessons.map((lesson) => ({
    folder: lesson.folder,
    number: lesson.number,
    question: plainText(lesson.question),
    sides: lesson.sides.map(({ name, label, files }) => ({
      name,
      label,
      files: files.map(indexFile),
    })),
  }));
}

function indexFile(file: SourceFile): IndexFile {
  return {
    path: file.path,
    regions: [...new Set(file.regions.map(({ name }) => name))],
    names: namesOf(file),
  };
}

/** Functions and classes, with their lines. */
function namesOf({ language, text }: SourceFile): [string, number][] {
  const pattern =
    language === "python" || language === "typescript"
      ? NAMES[language]
      : undefined;
  if (!pattern) return [];
  return text.split("\n").flatMap((line, index): [string, number][] => {
    const name = pattern.exec(line)?.[1];
    return name ? [[name, index + 1]] : [];
  });
}
