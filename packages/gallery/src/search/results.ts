import { escapeHtml } from "../answers/text.ts";
import type { FoundLesson } from "./find.ts";
import { hitHtml, lessonHtml, pageHtml } from "./html.ts";
import { findPages } from "./pages.ts";

/**
 * What the front page shows instead where something is searched for.
 *
 * @param address - of a path on the site, where it is another one
 */
export function resultsHtml(
  query: string,
  found: readonly FoundLesson[],
  address: (path: string) => string = String,
): string {
  const many = `${found.length} lesson${found.length === 1 ? "" : "s"}`;
  const none = found.length === 0;
  const heading = none
    ? `No lesson has “${escapeHtml(query)}”`
    : `“${escapeHtml(query)}” in ${many}`;
  const advice = none
    ? `Try a name from the code, such as <a href="${address("/?q=session")}">session</a>, a header or a status. `
    : "";
  const pages = findPages(query).map((page) =>
    itemHtml(address(page.address), pageHtml(page)),
  );
  const named = pages.length > 0 ? `<ul>${pages.join("")}</ul>` : "";
  return `<section class="results" aria-labelledby="results-heading"><h1 id="results-heading">${heading}</h1><p class="muted">${advice}<a href="${address("/#lessons")}">Show all lessons</a></p>${named}${found.map((one) => foundHtml(one, address)).join("")}</section>`;
}

function foundHtml(
  found: FoundLesson,
  address: (path: string) => string,
): string {
  const { number, folder } = found.lesson;
  const hits = found.hits.map((hit) =>
    itemHtml(address(hit.address), hitHtml(hit)),
  );
  return `<section aria-labelledby="lesson-${number}"><h2 id="lesson-${number}"><a href="${address(`/lessons/${folder}`)}">${lessonHtml(found)}</a></h2><ul>${hits.join("")}</ul></section>`;
}

function itemHtml(address: string, html: string): string {
  return `<li><a class="search-hit" href="${escapeHtml(address)}">${html}</a></li>`;
}
