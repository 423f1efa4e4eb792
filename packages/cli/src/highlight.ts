import type { SourceFile } from "@decant/catalog";
import type { ThemedToken, ThemeRegistrationRaw } from "shiki/core";
import { type Line, line } from "./layout.ts";
import { colors } from "./terminal.ts";

type Paint = (text: string) => string;

/**
 * Scopes and the colour in which they are printed. The colours are the
 * terminal's own, so they fit its light or dark background.
 */
const PAINTS: readonly (readonly [scopes: string[], paint: Paint])[] = [
  [["comment", "string.quoted.docstring"], colors.dim],
  [["string", "constant.other.placeholder"], colors.green],
  [["constant", "constant.numeric"], colors.yellow],
  [["keyword", "storage", "variable.language"], colors.magenta],
  [["entity.name.function", "support.function"], colors.blue],
  [["entity.name.type", "support.type", "support.class"], colors.cyan],
  [["entity.name.tag", "meta.function.decorator"], colors.blue],
  [["keyword.operator"], String],
];

/** A theme whose colours are indexes into PAINTS, plus one. */
const THEME: ThemeRegistrationRaw = {
  name: "terminal",
  type: "dark",
  fg: "#000000",
  bg: "#ffffff",
  settings: PAINTS.map(([scope], index) => ({
    scope,
    settings: { foreground: `#${String(index + 1).padStart(6, "0")}` },
  })),
};

/** Makes lines of a source file, in colours where the output has any. */
export type Highlight = (file: SourceFile) => readonly Line[];

/** Loads the highlighter; without colours there is nothing to load. */
export async function loadHighlight(): Promise<Highlight> {
  if (!colors.isColorSupported) return plainLines;
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }] =
    await Promise.all([
      import("shiki/core"),
      import("shiki/engine/javascript"),
    ]);
  const highlighter = await createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [THEME],
    langs: [
      import("shiki/langs/python.mjs"),
      import("shiki/langs/typescript.mjs"),
      import("shiki/langs/jinja-html.mjs"),
    ],
  });
  return (file) => {
    if (file.language === "text") return plainLines(file);
    const lang = file.language === "jinja" ? "jinja-html" : file.language;
    return highlighter
      .codeToTokensBase(file.text, { lang, theme: THEME.name ?? "" })
      .map((tokens) => tokens.map(toSpan));
  };
}

function toSpan({ content, color }: ThemedToken) {
  const index = Number(color?.slice(1)) - 1;
  return { text: content, paint: PAINTS[index]?.[1] };
}

function plainLines({ text }: SourceFile): Line[] {
  return text.split("\n").map((each) => line(each));
}
