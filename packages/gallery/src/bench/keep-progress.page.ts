import { markRead } from "../site/progress.page.ts";
import { chosen } from "./choices.page.ts";
import { folderShown } from "./folder.page.ts";

// Keeps which chapters were open, and where the visitor was.
document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "chapter") keep();
});
keep();

function keep(): void {
  markRead(folderShown(), chosen("chapter")?.value);
}
