import { closest } from "./dom.page.ts";

const SHOWN_MS = 1500;

/** Copies a file as it is on disk, markers included. */
export function watchCopy(): void {
  document.addEventListener("click", (event) => {
    const button = closest(event, "[data-copy]");
    if (button) void copyFor(button);
  });
}

async function copyFor(button: HTMLElement): Promise<void> {
  try {
    await copy(button.dataset["copy"] ?? "");
    button.textContent = "Copied";
  } catch {
    button.textContent = "Failed";
  }
  setTimeout(() => {
    button.textContent = "Copy";
  }, SHOWN_MS);
}

async function copy(address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address);
  await navigator.clipboard.writeText(await response.text());
}
