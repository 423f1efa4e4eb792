import { type Hand, type Hands, nameOf } from "./choice.ts";
import { escape, lines } from "./html.ts";
import type { CodePart } from "./model.ts";

/** The keys of the parts that both files have. */
export function identicalKeys([left, right]: Hands): ReadonlySet<string> {
  const theirs = new Set(right.file.parts.map(({ key }) => key));
  const ours = left.file.parts.map(({ key }) => key);
  return new Set(ours.filter((key) => theirs.has(key)));
}

/** The parts of one hand's file, each a fold; identical ones are closed. */
export function partsHtml(hand: Hand, identical: ReadonlySet<string>): string {
  return hand.file.parts
    .map((part) => {
      const same = identical.has(part.key);
      return partHtml(part, same, hand.open.has(part) && !same);
    })
    .join("");
}

function partHtml(part: CodePart, identical: boolean, open: boolean): string {
  const label = part.number
    ? `<i class="dot">${part.number}</i>${escape(part.label)}`
    : escape(part.label);
  return (
    `<details class="part ${part.number ? `named ${part.hue}` : "between"}" data-part="${nameOf(part)}"${open ? " open" : ""}>` +
    `<summary>${label}<span class="size">${identical ? "<b>identical</b> " : ""}${lines(part.lines)}</span></summary>` +
    `<pre class="code"><code>${part.html}</code></pre></details>`
  );
}

/** What a pane is called: `Left: Express of lesson 11, app.ts`. */
export function paneName({ place, side, lesson, file }: Hand): string {
  const where = place === "left" ? "Left" : "Right";
  return `${where}: ${side.label} of lesson ${lesson.number}, ${file.tab}`;
}
