import { onSite } from "../site/address.page.ts";
import { all, closest, one } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { type Message, openChannel } from "./channel.page.ts";

/** Shows the notes of what is presented in another window of this browser. */
export function followStage(): void {
  const address = one("[data-notes-of]")?.dataset["notesOf"];
  if (!address) return;
  const tell = openChannel(onSite(address), (message) => {
    if (message.kind === "at") showNote(message);
  });
  const move = (forward: boolean) => () => tell({ kind: "move", forward });
  watchKeys({
    ArrowRight: move(true),
    PageDown: move(true),
    ArrowLeft: move(false),
    PageUp: move(false),
  });
  document.addEventListener("click", (event) => {
    const way = closest(event, "[data-move]")?.dataset["move"];
    if (way) move(way === "forward")();
  });
  tell({ kind: "hello" });
}

function showNote({ part, request }: Message & { kind: "at" }): void {
  document.body.classList.add("following");
  const following = one("[data-following]");
  if (following) following.hidden = true;
  for (const note of all("[data-note]")) {
    note.classList.toggle("now", note.dataset["note"] === String(part));
  }
  for (const item of all("[data-request]")) {
    const isNow = item.dataset["request"] === request;
    if (isNow) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
    if (isNow && item.closest(".now")) item.scrollIntoView({ block: "center" });
  }
}
