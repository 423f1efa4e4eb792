import { recogniseBug } from "@decant/exchange";
import type { BugToHunt } from "../../runner/bugs.ts";
import { onSite } from "../../site/address.page.ts";
import { all, one } from "../../site/dom.page.ts";
import { fetchJson } from "../../site/fetch-json.page.ts";
import { bugNames } from "../hunt/bug-names.page.ts";
import type { FileChange, Texts } from "./changes.ts";
import type { Pitfall } from "./panel.ts";
import { regionsIn } from "./regions-in.ts";

/**
 * The pitfall that a change is, or else those that are about the parts that
 * were changed.
 *
 * @param address - the lesson's, from the root
 */
export async function pitfallsOf(
  address: string,
  pristine: Texts,
  edited: Texts,
  changes: readonly FileChange[],
): Promise<Pitfall[]> {
  const bugs = await Promise.all(
    bugNames().map((name) =>
      fetchJson<BugToHunt>(onSite(`${address}/bugs/${name}.json`)),
    ),
  );
  const found = recogniseBug(pristine, edited, bugs);
  const hunts = huntsOnPage();
  const own = hunts.find(({ name }) => name === found);
  if (own) return [{ ...own, isIt: true }];
  const touched = new Set(
    changes.flatMap(({ path, touched: lines }) => {
      const around = regionsIn(pristine[path] ?? "");
      return lines.flatMap((line) => around[line - 1] ?? []);
    }),
  );
  return hunts
    .filter(({ regions }) => regions.some((name) => touched.has(name)))
    .map((hunt) => ({ ...hunt, isIt: false }));
}

/** Each hunt that a pitfall leads to, once. */
function huntsOnPage() {
  const hunts = all<HTMLAnchorElement>("[data-bug-regions]").map((link) => ({
    name: link.dataset["bug"] ?? "",
    href: link.href,
    title: one("b", link.parentElement ?? link)?.innerHTML ?? "",
    regions: link.dataset["bugRegions"]?.split(" ") ?? [],
  }));
  return [...new Map(hunts.map((hunt) => [hunt.name, hunt])).values()];
}
