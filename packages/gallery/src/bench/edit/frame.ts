import { escapeHtml } from "../../answers/text.ts";

/** The tools of a pane that is edited. */
export function toolsHtml(deed: "play" | "test"): string {
  const leave =
    deed === "play"
      ? '<button class="icon" type="button" data-leave aria-label="Leave the editor" title="Leave (Esc)">✕</button>'
      : "";
  return `<span class="edit-state" role="status" data-edit-state>private copy</span><button class="btn ghost" type="button" data-reset-file>Reset</button><button class="btn primary" type="button" data-save><span>Save and ${deed}</span><kbd aria-hidden="true">Ctrl S</kbd></button>${leave}`;
}

/** A tab of the left column. */
export function tabHtml(name: "change" | "tests", title: string): string {
  return `<label><input type="radio" name="read" id="t-${name}" value="${name}" autocomplete="off">${title}</label>`;
}

/** What the tab "Your change" shows; `data-change` is filled at each save. */
export const CHANGE =
  '<article class="read" data-read="change" tabindex="0" aria-label="Your change"><div data-change></div><p class="edit-tools"><button class="btn" type="button" data-undo>Undo</button><button class="btn" type="button" data-copy-patch>Copy as patch</button><button class="btn ghost push" type="button" data-reset-all>Reset all</button></p></article>';

/** What the tab "Tests" shows. */
export function testsFrame(label: string): string {
  return `<article class="read" data-read="tests" tabindex="0" aria-label="Tests"><h2>Tests<small>${escapeHtml(label)}</small></h2><p>The lesson’s tests, on your copy.</p><p><button class="btn" type="button" data-run-tests>Run the tests</button></p><div data-tests role="status"></div></article>`;
}

/** What the answers are compared with: one of two. */
export function againstHtml(
  title: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): string {
  const radios = choices.map(
    ({ value, label }, at) =>
      `<label><input type="radio" name="against" value="${value}"${at === 0 ? " checked" : ""} autocomplete="off">${escapeHtml(label)}</label>`,
  );
  return `<span class="against" role="radiogroup" aria-label="${title}"><span class="muted" aria-hidden="true">${title}</span>${radios.join("")}</span>`;
}
