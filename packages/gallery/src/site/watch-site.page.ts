import { watchSearch } from "../search/search.page.ts";
import { watchCopy } from "./copy.page.ts";
import { watchForms } from "./forms.page.ts";
import { watchKeysList } from "./keys.page.ts";
import { watchPrint } from "./print.page.ts";
import { watchTheme } from "./theme-toggle.page.ts";

/** What every page does. */
export function watchSite(): void {
  watchTheme();
  watchSearch();
  watchKeysList();
  watchForms();
  watchCopy();
  watchPrint();
}
