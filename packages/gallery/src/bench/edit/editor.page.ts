import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Texts } from "./changes.ts";

/** What the editor tells its owner. */
export interface EditorEvents {
  readonly changed: () => void;
  readonly save: () => void;
  readonly leave: () => void;
}

/** The editor of one side's files; one file is seen at a time. */
export class Editor {
  readonly #host = document.createElement("div");
  readonly #states = new Map<string, EditorState>();
  readonly #view: EditorView;
  readonly #events: EditorEvents;
  #path = "";

  /**
   * @param label - for screen readers: `Flask`
   * @param texts - of the files
   */
  constructor(
    parent: HTMLElement,
    label: string,
    texts: Texts,
    events: EditorEvents,
  ) {
    this.#events = events;
    this.#host.className = "editor";
    parent.append(this.#host);
    // To the page a key in here comes from the host, which is no field.
    this.#host.addEventListener("keydown", (event) => event.stopPropagation());
    // In a document of its own the editor's style is no style element, which
    // the page's policy forbids.
    const root = this.#host.attachShadow({ mode: "open" });
    for (const [path, text] of Object.entries(texts)) {
      this.#states.set(path, this.#stateOf(path, label, text));
    }
    this.#view = new EditorView({
      root,
      parent: root,
      dispatch: (transaction) => {
        this.#view.update([transaction]);
        this.#states.set(this.#path, this.#view.state);
        if (transaction.docChanged) this.#events.changed();
      },
    });
  }

  /** Shows a file, and puts the cursor at a line of it. */
  show(path: string, line = 0): void {
    const state = this.#states.get(path);
    if (!state) return;
    if (path !== this.#path) {
      this.#path = path;
      this.#view.setState(state);
    }
    if (line < 1 || line > state.doc.lines) return;
    const { from } = state.doc.line(line);
    this.#view.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
  }

  focus(): void {
    this.#view.focus();
  }

  texts(): Texts {
    return Object.fromEntries(
      Array.from(this.#states, ([path, { doc }]) => [path, doc.toString()]),
    );
  }

  /** Puts texts in the place of those that are there; it can be undone. */
  replace(texts: Texts): void {
    for (const [path, text] of Object.entries(texts)) {
      const state = this.#states.get(path);
      if (!state || state.doc.toString() === text) continue;
      const change = { from: 0, to: state.doc.length, insert: text };
      if (path === this.#path) this.#view.dispatch({ changes: change });
      else this.#states.set(path, state.update({ changes: change }).state);
    }
  }

  close(): void {
    this.#view.destroy();
    this.#host.remove();
  }

  #stateOf(path: string, label: string, doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        highlightActiveLine(),
        indentUnit.of(path.endsWith(".py") ? "    " : "  "),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": `${label}, ${path}`,
          spellcheck: "false",
          tabindex: "0",
        }),
        languageOf(path),
        syntaxHighlighting(COLOURS),
        LOOK,
        keymap.of([
          { key: "Mod-s", run: () => this.#run("save"), preventDefault: true },
          { key: "Escape", run: () => this.#run("leave") },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
      ],
    });
  }

  #run(event: "save" | "leave"): boolean {
    this.#events[event]();
    return true;
  }
}

function languageOf(path: string): Extension {
  if (path.endsWith(".py")) return python();
  return /\.[jt]sx?$/.test(path) ? javascript({ typescript: true }) : [];
}

const COLOURS = HighlightStyle.define([
  { tag: tags.comment, color: "var(--tok-comment)" },
  { tag: tags.keyword, color: "var(--tok-keyword)" },
  { tag: [tags.string, tags.regexp], color: "var(--tok-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--tok-constant)" },
  { tag: [tags.typeName, tags.className], color: "var(--tok-type)" },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.definition(tags.variableName),
    ],
    color: "var(--tok-function)",
  },
]);

const LOOK = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--ink)",
    fontSize: "var(--code-size, 0.78125rem)",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    fontVariantLigatures: "none",
    lineHeight: "var(--code-line, 1.25rem)",
  },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    border: "0",
    backgroundColor: "transparent",
    color: "var(--muted)",
  },
  ".cm-activeLine": {
    backgroundColor: "color-mix(in oklab, var(--ink) 5%, transparent)",
  },
  ".cm-matchingBracket": { backgroundColor: "var(--mark)" },
});
