const WORDS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
  "twenty",
];

/** `no`, `one`, … `twenty`, `21`. */
export function inWords(count: number): string {
  return WORDS[count] ?? String(count);
}

/** `no difference`, `one difference`, `two differences`. */
export function counted(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count < 2 ? "" : "s"}`;
}

/** Joins for a sentence: `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(", ")} and ${last}`;
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes text safe between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** A sentence whose `code` stands between backticks, as HTML. */
export function sentenceHtml(sentence: string): string {
  return escapeHtml(sentence).replace(/`([^`]+)`/g, "<code>$1</code>");
}
