import { runsHere } from "../runner/chosen-runner.page.ts";
import { closest } from "../site/dom.page.ts";
import { folderShown } from "./folder.page.ts";
import { pairShown } from "./lesson-data.page.ts";

/** What Chromium tells of the network; other browsers tell nothing. */
interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
}

// Who reaches for Send will send: what runs the lesson is loaded meanwhile.
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (closest(event, "[data-send], [data-play]")) void prepareSides();
  });
}

async function prepareSides(): Promise<void> {
  if (!runsHere() || isMetered()) return;
  const { prepare } = await import("../runner/browser-runner.page.ts");
  prepare(folderShown(), pairShown());
}

function isMetered(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === "cellular";
}
