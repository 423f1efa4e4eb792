const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
};

/** Makes text safe between tags and in a quoted attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

/** `1 line`, `8 lines`. */
export function lines(count: number): string {
  return count === 1 ? "1 line" : `${count} lines`;
}
