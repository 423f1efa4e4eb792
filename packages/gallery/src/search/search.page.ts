import { watchKeys } from "../site/keys.page.ts";

/** Loads the search with the first focus; "/" leads to it. */
export function watchSearch(): void {
  const input = document.querySelector<HTMLInputElement>("#search");
  if (!input) return;
  const load = async () => {
    const { openSearch } = await import("./search-box.page.ts");
    await openSearch(input);
  };
  input.addEventListener("focus", () => void load(), { once: true });
  watchKeys({
    "/": () => {
      input.focus();
      input.select();
    },
  });
}
