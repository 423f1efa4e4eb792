import { one } from "../../site/dom.page.ts";
import { lessonData } from "../lesson-data.page.ts";
import { Edit } from "./session.page.ts";
import { filesIn } from "./side-files.page.ts";
import { loadStyle } from "./style.page.ts";

let open: Edit | undefined;
let asked = 0;

/**
 * Opens the editor of a side, or closes the one that is open.
 *
 * @param side - a side's name; empty to close
 */
export async function edit(side: string): Promise<void> {
  asked += 1;
  const mine = asked;
  open?.close();
  open = undefined;
  // What the server rendered for editing cannot be given back.
  if (side === "" && one("#edit")) return location.reload();
  const pane = one(`[data-pane][data-side="${CSS.escape(side)}"]`);
  if (side === "" || !pane) return;
  const [data, pristine] = await Promise.all([
    lessonData(),
    filesIn(pane),
    loadStyle(),
  ]);
  if (mine !== asked) return;
  const label = data.sides.find(({ name }) => name === side)?.label ?? side;
  open = new Edit({ data, side, label, pane, pristine });
}
