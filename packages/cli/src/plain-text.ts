/**
 * A paragraph of Markdown as it reads without its links and emphasis; code
 * spans keep their marks.
 */
export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replaceAll(/\*\*([^*]+)\*\*/g, "$1")
    .replaceAll(/\s+/g, " ");
}
