import type { Side } from "@decant/catalog";
import { escapeHtml } from "@decant/shared";
import MarkdownIt, { type Token } from "markdown-it";
import { highlight } from "./highlight.ts";
import type { RegionNumbers } from "./regions.ts";

const NONE: RegionNumbers = new Map();

/** What a lesson's prose may refer to. */
export interface ProseContext {
  /** The lesson's folder; its links are relative to it. */
  readonly folder: string;
  readonly regions?: RegionNumbers;
  /** Names of requests, which become links in the first cell of a table row. */
  readonly requests?: ReadonlySet<string>;
  /** The lesson's sides: a table about one of them links to Try it with it. */
  readonly sides?: readonly Side[];
}

const markdown = new MarkdownIt({
  html: false,
  typographer: false,
  // A block that scrolls must be reachable by keys.
  highlight: (code, language) =>
    `<pre tabindex="0"><code>${highlight(code, language).join("\n")}</code></pre>`,
});

/** Renders Markdown with paragraphs, lists, tables and fenced code. */
export function renderProse(text: string, context: ProseContext): string {
  const tokens = markdown.parse(text, {});
  for (const token of tokens) {
    for (const child of token.children ?? []) rewriteLink(child, context);
  }
  labelTables(tokens, context);
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Renders a line of Markdown, without a paragraph around it. */
export function renderInline(text: string, context: ProseContext): string {
  const tokens = markdown.parseInline(text, {});
  for (const token of tokens) {
    for (const child of token.children ?? []) rewriteLink(child, context);
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** The text of a line of Markdown, without its marks: for titles and search. */
export function plainText(text: string): string {
  return markdown
    .parse(text, {})
    .flatMap((token) => token.children ?? (token.content ? [token] : []))
    .map(({ type, content }) =>
      type === "softbreak" || type === "hardbreak" ? " " : content,
    )
    .join("");
}

function rewriteLink(token: Token, context: ProseContext): void {
  const href = String(token.attrGet("href") ?? "");
  if (token.type !== "link_open") return;
  const region = /^#region:(.+)$/.exec(href)?.[1];
  if (region !== undefined) {
    token.attrSet("href", "#code");
    token.attrSet("data-show-region", region);
    const hue = (context.regions ?? NONE).get(region)?.hue ?? "";
    token.attrSet("class", `region-link ${hue}`.trim());
    return;
  }
  token.attrSet("href", siteAddress(href, context.folder));
}

/** A link between files of the repository becomes one between pages. */
function siteAddress(href: string, folder: string): string {
  if (/^(https?:|#|\/)/.test(href)) return href;
  const lesson = /^\.\.\/(\d\d-[a-z\d-]+)(?:\/README\.md)?\/?(#.*)?$/.exec(
    href,
  );
  if (lesson) return `/lessons/${lesson[1]}${lesson[2] ?? ""}`;
  if (href === "README.md") return `/lessons/${folder}`;
  if (href === "APPENDIX.md") return `/lessons/${folder}/appendix`;
  return `/lessons/${folder}/source/${href}`;
}

/**
 * On a phone a row is a card: each cell then carries its column's heading.
 * The first cell of a row names requests: they lead to Try it.
 */
function labelTables(tokens: Token[], context: ProseContext): void {
  let headings: string[] = [];
  let column = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "thead_open") headings = [];
    if (token.type === "tr_open") column = 0;
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    token.attrs = null;
    const cell = tokens[index + 1];
    if (token.type === "th_open") {
      headings.push(cell?.content ?? "");
      if (cell?.content) {
        token.attrSet("scope", "col");
        token.attrSet("data-label", cell.content);
      } else turnIntoCell(tokens, index);
      continue;
    }
    token.attrSet("data-label", headings[column] ?? "");
    if (column === 0 && cell) linkRequests(cell, headings, context);
    column += 1;
  }
}

/** The empty corner of a table is no heading. */
function turnIntoCell(tokens: readonly Token[], index: number): void {
  for (const token of [tokens[index], tokens[index + 2]]) {
    if (token) token.tag = "td";
  }
}

function linkRequests(
  cell: Token,
  headings: readonly string[],
  { folder, requests, sides = [] }: ProseContext,
): void {
  const names = cell.content.split(";").map((name) => name.trim());
  if (!requests || !names.every((name) => requests.has(name))) return;
  const [link] = cell.children ?? [];
  if (!link) return;
  const [left, right] = sides
    .filter(({ label }) => headings.includes(label))
    .map(({ name }) => name);
  const pair = right ? `&amp;left=${left}&amp;right=${right}` : "";
  link.type = "html_inline";
  link.content = names
    .map(
      (name) =>
        `<a href="/lessons/${folder}?request=${encodeURIComponent(name)}${pair}#try" data-request="${escapeHtml(name)}">${escapeHtml(name)}</a>`,
    )
    .join("<br>");
  cell.children = [link];
}
