import type { BugToHunt } from "../../runner/bugs.ts";
import { onSite } from "../../site/address.page.ts";
import { all, one } from "../../site/dom.page.ts";
import { fetchJson } from "../../site/fetch-json.page.ts";
import { filesIn } from "../edit/side-files.page.ts";
import { loadStyle } from "../edit/style.page.ts";
import { folderShown } from "../folder.page.ts";
import { lessonData } from "../lesson-data.page.ts";
import { bugNames } from "./bug-names.page.ts";
import { Hunt } from "./session.page.ts";

/** Begins the hunt that the URL names. */
export async function hunt(name: string): Promise<void> {
  const bugs = bugNames();
  const at = bugs.indexOf(name);
  if (at < 0) return;
  const [data, bug] = await Promise.all([
    lessonData(),
    fetchJson<BugToHunt>(onSite(`/lessons/${folderShown()}/bugs/${name}.json`)),
    loadStyle(),
  ]);
  const wrong = Object.keys(bug.files);
  const pane = paneWith(wrong[0] ?? "");
  if (!pane) return;
  const hunted = {
    name,
    number: at + 1,
    of: bugs.length,
    symptom: bug.symptom,
    hints: bug.hints,
    side: pane.dataset["side"] ?? "",
    texts: { ...(await filesIn(pane)), ...bug.files },
    wrong,
    next: bugs[at + 1] ?? "",
  };
  await new Hunt(data, hunted, pane).begin();
}

/** Express's, unless another one alone has the file. */
function paneWith(path: string): HTMLElement | undefined {
  const panes = all("[data-pane]").filter((pane) =>
    one(`[data-path="${CSS.escape(path)}"]`, pane),
  );
  return panes.find(({ dataset }) => dataset["side"] === "express") ?? panes[0];
}
