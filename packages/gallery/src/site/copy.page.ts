import { closest } from "./dom.page.ts";

const SHOWN_MS = 1500;

/**
 * Copies what a button stands for: the address of a file (`data-copy`), or the
 * page's own address (`data-copy-link`).
 */
export function watchCopy(): void {
  document.addEventListener("click", (event) => {
    const button = closest(event, "[data-copy], [data-copy-link]");
    if (!button) return;
    const { copy } = button.dataset;
    if (copy === undefined) void copyText(button, location.href);
    else void copyFile(button, copy);
  });
}

/** Copies a text, and says so on the button for a moment. */
export async function copyText(
  button: HTMLElement,
  text: string,
): Promise<void> {
  const { toClipboard } = await import("./clipboard.page.ts");
  say(button, (await toClipboard(text)) ? "Copied" : "Not copied");
}

async function copyFile(button: HTMLElement, address: string): Promise<void> {
  const response = await fetch(address);
  if (response.ok) await copyText(button, await response.text());
  else say(button, "Not copied");
}

function say(button: HTMLElement, word: string): void {
  button.dataset["said"] = word;
  setTimeout(() => delete button.dataset["said"], SHOWN_MS);
}
