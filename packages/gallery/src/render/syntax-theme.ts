import type { ThemeRegistration } from "shiki/core";

/**
 * What kinds of token are told apart, and the scopes of each. The colours are
 * in `styles/code.css`, by class, so that the page needs no inline style.
 */
const KINDS = {
  "tok-comment": ["comment", "punctuation.definition.comment"],
  "tok-string": [
    "string",
    "punctuation.definition.string",
    "string.regexp",
    "constant.other.character-class",
  ],
  "tok-constant": [
    "constant.numeric",
    "constant.language",
    "constant.character",
    "support.constant",
    "variable.other.constant",
    "storage.type.format.python",
    "constant.other.http",
  ],
  "tok-keyword": [
    "keyword",
    "storage",
    "variable.language",
    "keyword.operator.expression",
  ],
  "tok-function": [
    "entity.name.function",
    "support.function",
    "meta.function-call.generic",
    "entity.name.function.decorator",
    "punctuation.definition.decorator",
    "entity.name.tag",
  ],
  "tok-type": [
    "entity.name.type",
    "entity.name.class",
    "support.class",
    "support.type",
    "entity.other.inherited-class",
    "entity.other.attribute-name",
  ],
  "tok-plain": [
    "keyword.operator",
    "storage.type.function.arrow",
    "punctuation",
    "meta.template.expression",
    "meta.fstring.python meta.embedded",
    "constant.character.format.placeholder",
  ],
} as const;

/** A kind's colour is only its number: see {@link kindOf}. */
const colour = (index: number) =>
  `#0000${(index + 1).toString(16).padStart(2, "0")}`;

export const SYNTAX_THEME: ThemeRegistration = {
  name: "decant",
  type: "light",
  colors: {
    "editor.foreground": "#000000",
    "editor.background": "#ffffff",
  },
  settings: Object.values(KINDS).map((scope, index) => ({
    scope: [...scope],
    settings: { foreground: colour(index) },
  })),
};

const CLASSES = new Map<string, string>(
  Object.keys(KINDS).map((name, index) => [colour(index), name]),
);

/**
 * The class of a token, from the colour that shiki gave it.
 *
 * @returns the class, or undefined for text without a kind of its own
 */
export function kindOf(color: string | undefined): string | undefined {
  const kind = CLASSES.get(color?.toLowerCase() ?? "");
  return kind === "tok-plain" ? undefined : kind;
}
