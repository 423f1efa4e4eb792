/** Loads the search with the first focus; "/" leads to it. */
export function watchSearch(): void {
  const input = document.querySelector<HTMLInputElement>("#search");
  if (!input) return;
  const load = async () => {
    const { openSearch } = await import("./search-box.page.ts");
    await openSearch(input);
  };
  input.addEventListener("focus", () => void load(), { once: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if ((event.target as HTMLElement).closest("input, textarea, select"))
      return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
