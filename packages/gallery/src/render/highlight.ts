import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { escapeHtml } from "@decant/shared";
import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { openKept } from "./kept.ts";
import { kindOf, SYNTAX_THEME } from "./syntax-theme.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const LANGUAGES = {
  python: "python",
  typescript: "typescript",
  ts: "typescript",
  html: "html",
  jinja: "jinja-html",
  http: "http",
  json: "json",
  bash: "shellscript",
  sh: "shellscript",
  shell: "shellscript",
} as const;

let highlighter: HighlighterCore | undefined;
let others: Promise<void> | undefined;

/** Loads the grammars of the front page; to be awaited once, before it. */
export async function loadFirstGrammars(): Promise<void> {
  highlighter ??= await createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [SYNTAX_THEME],
    langs: [
      import("shiki/langs/python.mjs"),
      import("shiki/langs/typescript.mjs"),
    ],
  });
}

/** Loads the grammars that the other pages need too, with the first of them. */
export async function loadAllGrammars(): Promise<void> {
  await loadFirstGrammars();
  others ??= highlighter?.loadLanguage(
    import("shiki/langs/jinja.mjs"),
    import("shiki/langs/http.mjs"),
    import("shiki/langs/json.mjs"),
    import("shiki/langs/shellscript.mjs"),
  );
  await others;
}

/** The first lines of a language take a second: its patterns are compiled. */
const kept = openKept(join(ROOT, ".decant/cache"), [
  readFileSync(join(ROOT, "package-lock.json"), "utf8"),
  readFileSync(new URL(import.meta.url), "utf8"),
  JSON.stringify(SYNTAX_THEME),
]);
const cache = new Map<string, readonly string[]>();
const CACHED = 500;

/**
 * Highlights source text.
 *
 * @param text - the source
 * @param language - `python`, `typescript`, `jinja`, `html`, `http`, `json`,
 *   `bash`; any other is only escaped
 * @returns HTML, one string for each line, tokens marked with classes `tok-…`
 */
export function highlight(text: string, language: string): readonly string[] {
  const key = `${language}\n${text}`;
  const known = cache.get(key);
  if (known) return known;
  const lang = LANGUAGES[language as keyof typeof LANGUAGES];
  const lines = lang
    ? kept(key, () => tokenize(text, lang))
    : text.split("\n").map(escapeHtml);
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, lines);
  return lines;
}

function tokenize(text: string, lang: string): string[] {
  if (!highlighter) throw new Error("The grammars are not loaded.");
  // Without a limit: a busy machine needs long for the first line, whose
  // patterns are compiled, and all that follows would be read wrongly.
  const { tokens } = highlighter.codeToTokens(text, {
    lang,
    theme: "decant",
    tokenizeTimeLimit: 0,
  });
  return tokens.map((line) =>
    line.map(({ content, color }) => span(content, kindOf(color))).join(""),
  );
}

/** White space in front stays outside: it may be the line's indent. */
function span(text: string, kind: string | undefined): string {
  const word = text.trimStart();
  const space = text.slice(0, text.length - word.length);
  const safe = escapeHtml(word);
  return kind && word
    ? `${space}<span class="${kind}">${safe}</span>`
    : space + safe;
}
