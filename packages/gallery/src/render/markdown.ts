import MarkdownIt, { type Token } from "markdown-it";
import { highlight } from "./highlight.ts";
import type { RegionNumbers } from "./regions.ts";

const NONE: RegionNumbers = new Map();

/** What a lesson's prose may refer to. */
export interface ProseContext {
  /** The lesson's folder; its links are relative to it. */
  readonly folder: string;
  readonly regions?: RegionNumbers;
  /** What a link to a region keeps of the URL: `left=flask&right=django&`. */
  readonly keep?: string;
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
  labelTables(tokens);
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
    const { folder, keep = "" } = context;
    token.attrSet("href", `/lessons/${folder}?${keep}region=${region}`);
    token.attrSet("data-show-region", region);
    const hue = (context.regions ?? NONE).get(region)?.hue ?? "";
    token.attrSet("class", `region-link ${hue}`.trim());
    return;
  }
  if (href.startsWith("?bug=")) {
    token.attrSet("href", `/lessons/${context.folder}${href}`);
    token.attrSet("class", "btn");
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
  return `/lessons/${folder}/source/${href}.txt`;
}

/** A column's heading says so; the empty corner of a table is none. */
function labelTables(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open") continue;
    if (tokens[index + 1]?.content) token.attrSet("scope", "col");
    else turnIntoCell(tokens, index);
  }
}

function turnIntoCell(tokens: readonly Token[], index: number): void {
  for (const token of [tokens[index], tokens[index + 2]]) {
    if (token) token.tag = "td";
  }
}
