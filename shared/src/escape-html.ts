const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
  "'": "&#39;",
};

/**
 * Makes text safe to stand in HTML, between tags or in a quoted attribute.
 *
 * The five characters and their spelling are those of MarkupSafe's `escape`,
 * which Flask and Jinja2 use.
 *
 * @param text - any text, for instance a part of a URL
 * @returns the text with `& < > " '` replaced by character references
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
