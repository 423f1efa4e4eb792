import type { Lesson } from "@decant/catalog";
import { plainText } from "./markdown.ts";

/** A part of "How it works": what it says, and the regions that it is about. */
export interface Chapter {
  /** The name of its first region: it stands in URLs. */
  readonly id: string;
  /** The bold start of its paragraph, as plain text. */
  readonly title: string;
  /** The regions that it names, in its order. */
  readonly regions: readonly string[];
  /** Markdown, without the title. */
  readonly text: string;
}

const START = /^\*\*(?<first>.+?)\*\*(?: and \*\*(?<second>.+?)\*\*)?\s*/;
const REGION = /\(#region:([a-z\d-]+)\)/g;

/**
 * Cuts "How it works" into chapters. One begins with each paragraph that has a
 * bold start and names a region; any other paragraph belongs to the chapter
 * before it, and to the first one if there is none. There is always one.
 */
export function chaptersOf(lesson: Lesson): Chapter[] {
  const chapters: Chapter[] = [];
  let intro: string[] = [];
  for (const text of lesson.sections["How it works"].split(/\n{2,}/)) {
    const found = startOf(text);
    const last = chapters.at(-1);
    if (found) {
      const texts = [...intro, found.text];
      chapters.push({ ...found, text: texts.join("\n\n") });
      intro = [];
    } else if (last) {
      const joined = `${last.text}\n\n${text}`;
      const regions = new Set([...last.regions, ...regionsIn(text)]);
      chapters.splice(-1, 1, { ...last, text: joined, regions: [...regions] });
    } else intro.push(text);
  }
  if (chapters.length > 0) return chapters;
  const text = intro.join("\n\n");
  return [{ id: "all", title: "How it works", regions: regionsIn(text), text }];
}

function startOf(text: string): Chapter | undefined {
  const [start, first, second] = START.exec(text) ?? [];
  const regions = [...new Set(regionsIn(text))];
  const [id] = regions;
  if (start === undefined || first === undefined || id === undefined) {
    return undefined;
  }
  const title = plainText([first, second].filter(Boolean).join(" and "));
  // A title that is the start of a sentence stays part of it.
  const isTitle = /\.\*\*\s*$/.test(start);
  return {
    id,
    title: title.replace(/\.$/, ""),
    regions,
    text: isTitle ? text.slice(start.length) : text,
  };
}

function regionsIn(text: string): string[] {
  return [...text.matchAll(REGION)].map(([, name = ""]) => name);
}
