import { onSite } from "../site/address.page.ts";
import { all, closest, one } from "../site/dom.page.ts";
import { addressOf, isPlace, NONE, type Place, readWishes } from "./wish.ts";

/**
 * Keeps in the address which parts are open. Where both hands show one
 * lesson, the other hand's part of that name opens and closes too.
 */
export function watchFolds(form: HTMLElement): void {
  document.addEventListener("click", (event) => {
    const part = closest(event, "summary")?.parentElement;
    const pane = part?.closest<HTMLElement>("[data-pane]");
    if (!(part instanceof HTMLDetailsElement) || !pane) return;
    // The click itself opens or closes it afterwards.
    const open = !part.open;
    const names = new Set(openNames(pane));
    const name = part.dataset["part"] ?? "";
    if (open) names.add(name);
    else names.delete(name);
    keep(form, pane, names);
    if (form.dataset["linked"] === "yes") openTwin(form, pane, name, open);
  });
}

function openTwin(
  form: HTMLElement,
  pane: HTMLElement,
  name: string,
  open: boolean,
): void {
  const other = all("[data-pane]").find((each) => each !== pane);
  const twin = other?.querySelector<HTMLDetailsElement>(
    `[data-part="${name}"].named`,
  );
  if (!other || !twin) return;
  twin.open = open;
  keep(form, other, new Set(openNames(other)));
}

function openNames(pane: HTMLElement): string[] {
  return all("[data-part][open]", pane).map(
    ({ dataset }) => dataset["part"] ?? "",
  );
}

function keep(
  form: HTMLElement,
  pane: HTMLElement,
  names: ReadonlySet<string>,
): void {
  const place = pane.dataset["pane"];
  if (!isPlace(place)) return;
  const { searchParams } = new URL(
    form.dataset["address"] ?? "",
    location.href,
  );
  const wishes = readWishes((name) => searchParams.get(name));
  const address = onSite(
    addressOf({
      ...wishes,
      [place]: {
        ...wishes[place],
        file: chosen(place, "File"),
        request: chosen(place, "Request"),
        region: [...names].join(",") || NONE,
      },
    }),
  );
  form.dataset["address"] = address;
  history.replaceState(null, "", address);
}

function chosen(place: Place, what: string): string {
  const select = one(`select[name=${place}${what}]`);
  return select instanceof HTMLSelectElement ? select.value : "";
}
