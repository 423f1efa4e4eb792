import { watchSearch } from "../search/search.page.ts";
import { watchCopy } from "./copy.page.ts";
import { one } from "./dom.page.ts";
import { watchForms } from "./forms.page.ts";
import { watchKeysList } from "./keys.page.ts";

/** What every page does. */
export function watchSite(): void {
  one("[data-theme-toggle]")?.addEventListener("click", () => {
    void import("./theme-toggle.page.ts").then((theme) => theme.switchTheme());
  });
  watchSearch();
  watchKeysList();
  watchForms();
  watchCopy();
}
