import type { Runner } from "@decant/exchange";

/**
 * Whether this page runs lessons in the visitor's browser: the site offers
 * nothing else, or the visitor chose it (`theme.page.ts` reads the choice).
 */
export function runsHere(): boolean {
  return document.documentElement.dataset["runner"] === "browser";
}

/** The runner of this page; only the one that is needed is loaded. */
export async function chosenRunner(): Promise<Runner> {
  if (runsHere()) {
    return (await import("./browser-runner.page.ts")).browserRunner;
  }
  return (await import("./server-runner.page.ts")).serverRunner;
}
