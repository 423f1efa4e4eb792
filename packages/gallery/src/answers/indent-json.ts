/** Deeper values would become far longer than they are. */
const DEEPEST = 20;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * Sets JSON in lines, and leaves its numbers and texts as they are spelled.
 *
 * @returns undefined if the text is no object or list, or too deep
 */
export function indentJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text) || !isJson(text)) return undefined;
  let lines = "";
  let depth = 0;
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === "}" || token === "]";
    const opened = before === "{" || before === "[";
    if (closes) depth -= 1;
    if ((opened && !closes) || (closes && !opened) || before === ",") {
      lines += `\n${"  ".repeat(depth)}`;
    }
    lines += before === ":" ? ` ${token}` : token;
    if (token === "{" || token === "[") depth += 1;
    if (depth > DEEPEST) return undefined;
    before = token;
  }
  return lines;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
