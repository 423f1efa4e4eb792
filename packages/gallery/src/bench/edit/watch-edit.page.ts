import { all, closest } from "../../site/dom.page.ts";

let isLoaded = false;

/** Opens and closes the editor, as the URL says; it is loaded when needed. */
export function watchEdit(): void {
  document.addEventListener("click", (event) => {
    const link = closest(event, "a[data-edit]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    enter(link.dataset["edit"] ?? "");
  });
  addEventListener("popstate", () => void follow());
  void follow();
  const bug = new URL(location.href).searchParams.get("bug");
  if (bug !== null) void beginHunt(bug);
}

/** Edits the side that is seen: on a phone it is the only one. */
export function editSeen(): void {
  const link = all("a[data-edit]").find((one) => one.offsetParent !== null);
  if (link) enter(link.dataset["edit"] ?? "");
}

function enter(side: string): void {
  const url = new URL(location.href);
  url.searchParams.set("edit", side);
  history.pushState({ entered: true }, "", url);
  void follow();
}

/** Back to where the editor was entered; a shared link began in it. */
export function leave(): void {
  const { entered } = (history.state ?? {}) as { entered?: boolean };
  if (entered) return history.back();
  const url = new URL(location.href);
  url.searchParams.delete("edit");
  history.replaceState(null, "", url);
  void follow();
}

async function follow(): Promise<void> {
  const side = new URL(location.href).searchParams.get("edit") ?? "";
  if (side === "" && !isLoaded) return;
  isLoaded = true;
  const { edit } = await import("./edit.page.ts");
  await edit(side);
}

async function beginHunt(bug: string): Promise<void> {
  const { hunt } = await import("../hunt/hunt.page.ts");
  await hunt(bug);
}
