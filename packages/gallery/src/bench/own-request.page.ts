import { one } from "../site/dom.page.ts";
import { chosen } from "./choices.page.ts";
import { lessonData } from "./lesson-data.page.ts";
import { remember } from "./url.page.ts";

/** The text of the request that the visitor edits; undefined if none is. */
export function ownRequest(): string | undefined {
  const text = field();
  return text && !text.disabled ? text.value : undefined;
}

/**
 * Opens the editor of requests; its text travels in the URL.
 *
 * @param raw - the text; that of the chosen request if left out
 */
export async function openOwn(raw?: string): Promise<void> {
  const text = field();
  if (!text) return;
  const { requests } = await lessonData();
  const name = chosen("request")?.value;
  text.value =
    raw || (requests.find((request) => request.name === name)?.raw ?? "");
  show(text, true);
  remember({ raw: text.value });
  text.addEventListener("input", rememberText);
  text.focus();
}

/** Closes the editor of requests. */
export function closeOwn(): void {
  const text = field();
  if (!text || text.disabled) return;
  show(text, false);
  remember({ raw: undefined });
}

/** A listener that is added twice listens once. */
function rememberText({ target }: Event): void {
  remember({ raw: (target as HTMLTextAreaElement).value });
}

function show(text: HTMLTextAreaElement, open: boolean): void {
  text.disabled = !open;
  const box = one("[data-own]");
  if (box) box.hidden = !open;
  one("[data-edit-request]")?.setAttribute("aria-expanded", String(open));
}

function field(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("#raw");
}
