import { cutExcerpt, type Region, type SourceFile } from "@decant/catalog";
import { highlight } from "../render/highlight.ts";

/**
 * Renders the code of one region for the projector: without numbers, each line
 * with its indent apart, so that a long one goes on further in than it began.
 *
 * @returns the HTML to stand in `<pre><code>`
 */
export function renderLines(file: SourceFile, region: Region): string {
  return highlight(cutExcerpt(file, region), file.language)
    .map((line) => {
      const [indent = ""] = /^ */.exec(line) ?? [];
      return `<span class="line"><span>${indent}</span><span>${line.slice(indent.length)}\n</span></span>`;
    })
    .join("");
}
