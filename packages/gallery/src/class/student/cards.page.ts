import { withMissed } from "@decant/revise";
import { update } from "../../site/progress.page.ts";

export { saveProgress } from "../../cards/files.page.ts";

/** Keeps what was not known among the cards: it comes again tomorrow. */
export function keepForTomorrow(card: string): void {
  update((progress) => withMissed(progress, card, new Date()));
}
