import { remember } from "../bench/url.page.ts";
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
