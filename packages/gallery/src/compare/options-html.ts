import { escape } from "./html.ts";
import type { Option } from "./match.ts";

const SAID = "Lessons, files, parts and names";

/**
 * The list under a picker.
 *
 * @param id - of the list; its options are `<id>-0` and so on
 * @param sides - for each option, which of its sides
 */
export function listHtml(
  id: string,
  options: readonly Option[],
  sides: readonly number[],
  query: string,
): string {
  if (options.length === 0) {
    return `<p class="muted" role="status">Nothing has “${escape(query)}”.</p>`;
  }
  const said = query === "" ? SAID : `${SAID} with “${escape(query)}”`;
  const items = options.map((option, at) =>
    optionHtml(`${id}-${at}`, option, sides[at] ?? 0),
  );
  return (
    `<p class="muted">${said}</p>` +
    `<div role="listbox" id="${id}" aria-label="${SAID}">${items.join("")}</div>` +
    `<p class="muted keys-line"><kbd>↑</kbd><kbd>↓</kbd> choose <kbd>→</kbd> a side <kbd>↵</kbd> take</p>` +
    `<p class="vh" role="status" data-spoken>${options.length} found</p>`
  );
}

function optionHtml(id: string, option: Option, side: number): string {
  const { kind, lesson, text } = option;
  const marked = markedHtml(option);
  const place =
    kind === "lesson"
      ? ""
      : `<span class="place">${kind} ${marked}${lineOf(option, side)}</span>`;
  return (
    `<div role="option" id="${id}" aria-selected="false" aria-label="${escape(optionName(option, side))}" title="${escape(text)}">` +
    `<span class="num">${lesson.number}</span>` +
    `<span class="question">${kind === "lesson" ? marked : escape(lesson.question)}</span>` +
    `${place}${sidesHtml(option, side)}</div>`
  );
}

/** What a screen reader says of an option. */
export function optionName(option: Option, side: number): string {
  const { kind, lesson, text, targets } = option;
  const place = kind === "lesson" ? "" : `, ${kind} ${text}`;
  const label = targets[side]?.side.label ?? "";
  const which =
    targets.length > 1 ? `, side ${side + 1} of ${targets.length}` : "";
  return `${lesson.number}. ${lesson.question}${place}${lineOf(option, side)}, ${label}${which}`;
}

function lineOf({ targets }: Option, side: number): string {
  const line = targets[side]?.line ?? 0;
  return line === 0 ? "" : `, line ${line}`;
}

function sidesHtml({ targets }: Option, chosen: number): string {
  const sides = targets.map(
    ({ side }, at) =>
      `<span data-side="${at}"${at === chosen ? ' class="on"' : ""}>${escape(side.label)}</span>`,
  );
  return `<span class="sides">${sides.join("")}</span>`;
}

function markedHtml({ text, marks }: Option): string {
  let html = "";
  let from = 0;
  for (const [start, end] of marks) {
    if (start < from) continue;
    html += `${escape(text.slice(from, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    from = end;
  }
  return html + escape(text.slice(from));
}
