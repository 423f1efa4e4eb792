import { one, write } from "../site/dom.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { watchControls } from "./controls.page.ts";
import { drawDay, loadIndex, topicAsked } from "./day.page.ts";

const NOT_THERE = "The cards did not come. Reload the page.";

watchSite();
// No answer is in the page before it is asked for.
one("[data-listed]")?.remove();
if (one("[data-card]")) {
  openCards().catch(() => write("[data-label]", NOT_THERE));
}

/** Shows the day at once; what schedules comes with the first card. */
async function openCards(): Promise<void> {
  const coming = import("./recall.page.ts");
  const index = await loadIndex();
  const topic = topicAsked(index);
  drawDay(index, topic);
  const { Session } = await coming;
  const session = new Session(index, topic);
  watchControls(session, topic);
  await session.next();
}
