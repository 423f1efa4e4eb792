import { type Lesson, openingPair, type Side } from "@decant/catalog";
import { chaptersOf } from "../render/chapters.ts";
import { plainText } from "../render/markdown.ts";
import { codeNames, rareNames, requestNames } from "./names.ts";
import type { SearchLesson } from "./places.ts";
import { openProse, type Prose, summaryText } from "./prose.ts";

const REGION_LINK = /\[([^\]]+)\]\(#region:([^)]+)\)/g;
const PRACTICE = / ?\(\[practise it\]\(bugs\/([^)]+)\.patch\)\)/;
const LONGEST_LINE = 100;

/** Makes what is searched: small, because each browser that searches loads it. */
export function searchLessons(lessons: readonly Lesson[]): SearchLesson[] {
  const named = lessons.map((lesson) => ({
    lesson,
    code: codeNames(lesson),
    headers: requestNames(lesson),
  }));
  const keep = rareNames(
    named.map(({ code, headers }) =>
      [...code.values(), ...headers.values()].flatMap((names) => [...names]),
    ),
  );
  const prose = openProse(lessons);
  return named.map(({ lesson, code, headers }) => ({
    folder: lesson.folder,
    number: lesson.number,
    topic: lesson.topic,
    question: plainText(lesson.question),
    answer: plainText(lesson.answer),
    names: keep(code.get("")),
    parts: partsOf(lesson, prose, (region) => keep(code.get(region))),
    pitfalls: itemsOf(lesson.sections.Pitfalls).map((item) => {
      const bug = PRACTICE.exec(item)?.[1] ?? "";
      const { title, text, names } = prose.titled(item.replace(PRACTICE, ""));
      return [title, text, `${bug} ${names}`.trim()];
    }),
    requests: lesson.requests.map(({ name, method, path }) => [
      name,
      `${method} ${path}`.slice(0, LONGEST_LINE),
      keep(headers.get(name)),
    ]),
    followUps: lesson.followUps.map(({ question, answer }) => {
      const { text, names } = prose.shorten(answer);
      return [summaryText(question), text, names];
    }),
  }));
}

/** The chapters, by their first region, then the regions that begin none. */
function partsOf(
  lesson: Lesson,
  prose: Prose,
  namesOf: (region: string) => string,
): SearchLesson["parts"] {
  const chapters = chaptersOf(lesson).map(({ id, title, text: markdown }) => {
    const { text, names } = prose.shorten(markdown);
    const all = new Set(`${namesOf(id)} ${names}`.trim().split(" "));
    return [id, title, text, [...all].join(" ")] as const;
  });
  const how = lesson.sections["How it works"];
  const labels = new Map(
    Array.from(how.matchAll(REGION_LINK), ([, label = "", name = ""]) => [
      name,
      plainText(label),
    ]),
  );
  const begun = new Set(chapters.map(([id]) => id));
  const others = lesson.sides
    .flatMap(regionsOf)
    .filter((name) => !begun.has(name));
  const opened = new Set(openingPair(lesson).flatMap(regionsOf));
  return [
    ...chapters,
    ...[...new Set(others)].map((name) => {
      const title = labels.get(name) ?? name.replaceAll("-", " ");
      const names = namesOf(name);
      if (opened.has(name)) return [name, title, "", names] as const;
      const side = lesson.sides.find((one) => regionsOf(one).includes(name));
      return [name, title, "", names, side?.name ?? ""] as const;
    }),
  ];
}

function regionsOf({ files }: Side): string[] {
  return files.flatMap(({ regions }) => regions.map(({ name }) => name));
}

function itemsOf(section: string): string[] {
  return section.split(/\n(?=- )/).filter((item) => item.startsWith("- "));
}
