import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lesson } from "@decant/catalog";
import { readRequirements } from "../requirements.ts";
import { lineOf, type Problem } from "./problem.ts";

const TEMPLATE = fileURLToPath(
  new URL("../../template/package.json.tpl", import.meta.url),
);

/** Scripts that a lesson may have besides those of the template. */
const OPTIONAL: Readonly<Record<string, string>> = {
  "test:live": "jest --config jest.live.config.json",
};

interface Manifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** The name and the scripts are those that every lesson has. */
export function checkManifest(lesson: Lesson): Problem[] {
  const file = "package.json";
  const text = readFileSync(join(lesson.directory, file), "utf8");
  const { name, scripts = {} } = JSON.parse(text) as Manifest;
  const wanted = templateManifest(lesson);
  const names = [
    ...new Set([...Object.keys(wanted.scripts ?? {}), ...Object.keys(scripts)]),
  ];
  return [
    ...(name === wanted.name
      ? []
      : [
          {
            file,
            ...lineOf(text, '"name"'),
            message: `the name is "${wanted.name}".`,
          },
        ]),
    ...names
      .filter((each) => scripts[each] !== wanted.scripts?.[each])
      .filter((each) => !(each in OPTIONAL) || scripts[each] !== OPTIONAL[each])
      .map((each) => ({
        file,
        ...lineOf(
          text,
          scripts[each] === undefined ? '"scripts"' : `"${each}":`,
        ),
        message: expectation(each, wanted.scripts?.[each]),
      })),
  ];
}

function expectation(script: string, wanted: string | undefined): string {
  return wanted === undefined
    ? `no other lesson has a script "${script}": take it away.`
    : `the script "${script}" is "${wanted}" in every lesson.`;
}

function templateManifest({ number, slug }: Lesson): Manifest {
  const text = readFileSync(TEMPLATE, "utf8")
    .replaceAll("__NN__", String(number).padStart(2, "0"))
    .replaceAll("__SLUG__", slug);
  return JSON.parse(text) as Manifest;
}

/** Every Python requirement names one exact version. */
export function checkRequirements(lesson: Lesson): Problem[] {
  return lesson.sides
    .filter(({ language }) => language === "python")
    .flatMap(({ name }) => {
      const file = `${name}/requirements.txt`;
      const text = readFileSync(join(lesson.directory, file), "utf8");
      return readRequirements(file, text)
        .filter(({ version }) => version === undefined)
        .map((each) => ({
          file,
          line: each.line,
          message: `"${each.text}" names no exact version: write ${each.text.split(/[<>=~!]/, 1)[0]}==<version>.`,
        }));
    });
}
