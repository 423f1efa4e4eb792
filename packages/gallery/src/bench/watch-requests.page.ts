import { copyText } from "../site/copy.page.ts";
import { closest, one } from "../site/dom.page.ts";
import { showAnswers } from "./answers.page.ts";

/** Sending and editing requests: loaded with the first use. */
export const requestKeys = {
  s: () => void sendOrStop(),
  S: () => void playAll(),
};

/** The buttons above the answers. */
export function watchRequests(): void {
  const acts: Record<string, (button: HTMLElement) => unknown> = {
    send: sendOrStop,
    play: playAll,
    editRequest: toggleOwn,
    runHere: async () => (await import("./send.page.ts")).changeRunner(),
    reset: async () => (await import("./send.page.ts")).reset(),
    curl: async (button) =>
      copyText(button, await (await import("./curl.page.ts")).curlLines()),
  };
  document.addEventListener("click", (event) => {
    const button = closest(
      event,
      "[data-send], [data-play], [data-edit-request], [data-reset], [data-run-here], [data-curl]",
    );
    const act = Object.keys(button?.dataset ?? {})
      .map((name) => acts[name])
      .find(Boolean);
    if (!button || !act) return;
    event.preventDefault();
    closest(event, "[popover]")?.hidePopover();
    void act(button);
  });
  document.addEventListener("keydown", (event) => {
    const isOwn = closest(event, "#raw") !== null;
    if (isOwn && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void sendOrStop();
    }
    if (event.key === "Escape" && isOwn) void toggleOwn();
  });
  const raw = new URL(location.href).searchParams.get("raw");
  if (raw !== null) void openOwn(raw);
}

async function sendOrStop(): Promise<void> {
  await (await import("./send.page.ts")).sendOrStop();
}

async function playAll(): Promise<void> {
  await (await import("./send.page.ts")).playAll();
}

async function toggleOwn(): Promise<void> {
  if (one("[data-own]")?.hidden) return openOwn();
  (await import("./own-request.page.ts")).closeOwn();
  await showAnswers();
  one("[data-edit-request]")?.focus();
}

async function openOwn(raw?: string): Promise<void> {
  await (await import("./own-request.page.ts")).openOwn(raw);
}
