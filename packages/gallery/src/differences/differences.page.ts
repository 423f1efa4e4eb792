import { all, write } from "../site/dom.page.ts";
import { watchSite } from "../site/watch-site.page.ts";

watchSite();

const filter = document.querySelector<HTMLFormElement>("[data-filter]");
if (filter) watchFilter(filter);

/**
 * Shows the rows of the chosen topic and part at once, and keeps the choice in
 * the address. All rows are in the page, so that it also works where no server
 * reads the address.
 */
function watchFilter(form: HTMLFormElement): void {
  const query = new URLSearchParams(location.search);
  for (const select of all<HTMLSelectElement>("select", form)) {
    const wanted = query.get(select.name) ?? "";
    const isThere = [...select.options].some(({ value }) => value === wanted);
    select.value = isThere ? wanted : "";
  }
  form.addEventListener("change", () => {
    show(chosenIn(form));
    const url = new URL(location.href);
    url.search = String(new URLSearchParams([...chosenIn(form)]));
    url.hash = "";
    history.replaceState(history.state, "", url);
  });
  show(chosenIn(form));
}

/** The names and values of what is chosen. */
function chosenIn(form: HTMLFormElement): Map<string, string> {
  const chosen = all<HTMLSelectElement>("select", form)
    .filter(({ value }) => value !== "")
    .map(({ name, value }) => [name, value] as const);
  return new Map(chosen);
}

function show(chosen: ReadonlyMap<string, string>): void {
  const topic = chosen.get("topic");
  const part = chosen.get("part");
  let count = 0;
  for (const section of all("[data-topic]")) {
    let rows = 0;
    for (const group of all("[data-part]", section)) {
      group.hidden = part !== undefined && group.dataset["part"] !== part;
      if (!group.hidden) rows += all(".differ-row", group).length;
    }
    const isOther = topic !== undefined && section.dataset["topic"] !== topic;
    section.hidden = isOther || rows === 0;
    if (!section.hidden) count += rows;
  }
  write("[data-count]", count === 1 ? "1 row" : `${count} rows`);
}
