import { openIndex } from "../search/find.ts";
import type { SearchLesson } from "../search/places.ts";
import { resultsHtml } from "../search/results.ts";
import { onSite } from "../site/address.page.ts";
import { one } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";

/** Shows what a query finds, where no server has. */
export async function showFound(query: string): Promise<void> {
  const address = onSite("/search.json");
  const find = openIndex(await fetchJson<SearchLesson[]>(address));
  const main = one("main");
  if (main) main.innerHTML = resultsHtml(query, find(query), onSite);
  document.title = `${query}: found in Decant`;
  const field = document.querySelector<HTMLInputElement>("#search");
  if (field) field.value = query;
}
