import { countDue } from "@decant/revise";
import { write } from "../site/dom.page.ts";
import { loadProgress, markRead } from "../site/progress.page.ts";
import { chosen } from "./choices.page.ts";
import { folderShown } from "./folder.page.ts";

// Keeps which chapters were open, and where the visitor was; says how many of
// the lesson's cards are due.
document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "chapter") keep();
});
keep();
const due = countDue(loadProgress(), new Date(), folderShown());
if (due > 0) write("[data-due]", `${due} card${due === 1 ? "" : "s"} due`);

function keep(): void {
  markRead(folderShown(), chosen("chapter")?.value);
}
