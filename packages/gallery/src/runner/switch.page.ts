import { folderShown } from "../bench/folder.page.ts";
import { remember } from "../bench/url.page.ts";
import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { runsHere } from "./chosen-runner.page.ts";

/** Where `theme.page.ts` finds what the visitor chose. */
const STORED = "decant-run";

/** Runs lessons in this browser from now on, or on the server again. */
export function switchRunner(): void {
  const { dataset } = document.documentElement;
  dataset["runner"] = runsHere() ? "server" : "browser";
  if (runsHere()) localStorage.setItem(STORED, "browser");
  else localStorage.removeItem(STORED);
  remember({ run: undefined });
}

/** Whether lessons run on the server, and these sides could run here. */
export async function canRunHere(sides: readonly string[]): Promise<boolean> {
  if (runsHere()) return false;
  try {
    const made = await fetchJson<{ sides: object }>(
      onSite(`/sandbox/lessons/${folderShown()}.json`),
    );
    return sides.every((side) => side in made.sides);
  } catch {
    return false;
  }
}
