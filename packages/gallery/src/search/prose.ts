import type { Lesson } from "@decant/catalog";
import { plainText } from "../render/markdown.ts";
import { countLists } from "./names.ts";
import { normalForm, textNames } from "./words.ts";

/** A text cut to what a hit may show, and what else it is found by. */
interface ShortText {
  readonly text: string;
  /** Of what was cut: its code, and the words that few lessons have. */
  readonly names: string;
}

/** Shortens the prose of some lessons. */
export interface Prose {
  readonly shorten: (markdown: string) => ShortText;
  /** A paragraph or an item of a list that begins with a title in bold. */
  readonly titled: (markdown: string) => ShortText & { readonly title: string };
}

const LONGEST_TEXT = 115;
const SHORTEST_TEXT = 60;
/** A word that more lessons have says too little to be kept. */
const FEW = 2;
const LONG_WORD = /^\p{L}{6,}$/u;
const TITLED = /^(?:- )?\*\*(?<title>[^]+?)\*\*(?<text>[^]*)$/;
const CODE = /`([^`]+)`/g;

/** Counts in how many lessons each word is, to know which ones to keep. */
export function openProse(lessons: readonly Lesson[]): Prose {
  const counts = countLists(
    lessons.map(({ sections }) =>
      textNames(Object.values(sections).join(" ")).map(normalForm),
    ),
  );
  const isTelling = (word: string) =>
    LONG_WORD.test(word) && (counts.get(normalForm(word)) ?? 0) <= FEW;

  const shorten = (markdown: string) => {
    const all = plainText(markdown).replaceAll("\n", " ");
    const text = all.length > LONGEST_TEXT ? cutSentence(all) : all;
    const code = Array.from(markdown.matchAll(CODE), ([, one = ""]) => one);
    const telling = textNames(all).filter(isTelling);
    const kept = new Set(textNames(text));
    const rest = [...textNames(code.join(" ")), ...telling];
    const names = new Set(rest.filter((name) => !kept.has(name)));
    return { text, names: [...names].join(" ") };
  };
  return {
    shorten,
    titled(markdown) {
      const { title = "", text = markdown } =
        TITLED.exec(markdown.trim())?.groups ?? {};
      const plain = plainText(title).replace(/\.$/, "");
      return { title: plain, ...shorten(text.trim()) };
    },
  };
}

/** The question of a `<summary>`, which is no Markdown. */
export function summaryText(html: string): string {
  return html
    .replaceAll(/<\/?code>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function cutSentence(text: string): string {
  const end = text.lastIndexOf(". ", LONGEST_TEXT);
  if (end >= SHORTEST_TEXT) return text.slice(0, end + 1);
  return `${text.slice(0, text.lastIndexOf(" ", LONGEST_TEXT))} …`;
}
