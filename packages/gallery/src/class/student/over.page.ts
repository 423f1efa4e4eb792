import { one } from "../../site/dom.page.ts";
import { loadProgress } from "../../site/progress.page.ts";

/** Offers to save the cards that are kept here: soon nobody serves the page. */
export async function offerCards(): Promise<void> {
  if (Object.keys(loadProgress().cards).length === 0) return;
  const { saveProgress } = await import("./cards.page.ts");
  one("[data-save-cards]")?.addEventListener("click", saveProgress);
  const offer = one("[data-over-cards]");
  if (offer) offer.hidden = false;
}
