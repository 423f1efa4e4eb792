import { startOfDay, stateOf, withCard } from "@decant/revise";
import { update } from "../../site/progress.page.ts";

export { saveProgress } from "../../cards/files.page.ts";

const NOT_KNOWN = 1;

/** Keeps what was not known among the cards: it comes again tomorrow. */
export async function keepForTomorrow(card: string): Promise<void> {
  const { rate } = await import("../../cards/recall.page.ts");
  const now = new Date();
  const due = startOfDay(now, 1);
  update((progress) => {
    const known = stateOf(progress, card);
    // It was kept before: a place may be shown again.
    if (known && known.due <= due) return progress;
    const rated = rate(known, NOT_KNOWN, now);
    return withCard(progress, card, { ...rated, due });
  });
}
