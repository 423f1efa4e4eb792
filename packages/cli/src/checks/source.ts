import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "@decant/catalog";
import stringWidth from "string-width";
import { lineOf, type Problem } from "./problem.ts";

const COLUMNS = 72;
const APP_LINES = 100;

/** No line that the panes show is longer than 72 columns. */
export function checkColumns(lesson: Lesson): Problem[] {
  const files = new Map(
    lesson.sides.flatMap(({ files: shown }) =>
      shown.map(({ path, text }) => [path, text] as const),
    ),
  );
  return [...files].flatMap(([file, text]) =>
    text.split("\n").flatMap((each, index) => {
      const columns = stringWidth(each);
      if (columns <= COLUMNS) return [];
      return [
        {
          file,
          line: index + 1,
          message: `${columns} columns, and the panes show ${COLUMNS}.`,
        },
      ];
    }),
  );
}

/** The main file of each side can be read in one go. */
export function checkLength(lesson: Lesson): Problem[] {
  return lesson.sides.flatMap(({ files: [main] }) => {
    const lines = main?.text.trimEnd().split("\n").length ?? 0;
    if (!main || lines <= APP_LINES) return [];
    return [
      {
        file: main.path,
        line: APP_LINES + 1,
        message: `${lines} lines, and ${APP_LINES} is the most.`,
      },
    ];
  });
}

/** The lesson's ports are 3000 and 5000 plus its number, wherever they stand. */
export function checkPorts(lesson: Lesson): Problem[] {
  const express = 3000 + lesson.number;
  const flask = 5000 + lesson.number;
  return [
    ...expectText(lesson, "src/server.ts", `, ${express})`, "serve"),
    ...expectText(lesson, "requests.http", `127.0.0.1:${express}`, "@host"),
    ...checkFlaskPort(lesson, flask),
  ];
}

/** A Flask app that starts itself does so on its own port. */
function checkFlaskPort(lesson: Lesson, port: number): Problem[] {
  const file = "flask/app.py";
  if (!readText(lesson, file).includes(".run(")) return [];
  return expectText(lesson, file, `"${port}"`, ".run(");
}

function expectText(
  lesson: Lesson,
  file: string,
  wanted: string,
  near: string,
): Problem[] {
  const text = readText(lesson, file);
  if (text.includes(wanted)) return [];
  const port = /\d+/.exec(wanted.replace("127.0.0.1:", ""))?.[0];
  return [
    {
      file,
      ...lineOf(text, near),
      message: `the port of lesson ${lesson.number} is ${port} here.`,
    },
  ];
}

function readText({ directory }: Lesson, file: string): string {
  const path = join(directory, file);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
