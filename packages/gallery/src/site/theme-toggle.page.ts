/** Switches between light and dark, and remembers it. */
export function switchTheme(): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches;
  const dark =
    (root.dataset["theme"] ?? (system ? "dark" : "light")) === "dark";
  root.dataset["theme"] = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset["theme"]);
}
