import { progressIn } from "@decant/revise";
import { runsHere } from "../runner/chosen-runner.page.ts";
import { closest } from "../site/dom.page.ts";
import { loadProgress } from "../site/progress.page.ts";
import { folderShown } from "./folder.page.ts";
import { lessonData, pairShown } from "./lesson-data.page.ts";

/** What Chromium tells of the network; other browsers tell nothing. */
interface Connection {
  readonly saveData?: boolean;
  readonly type?: string;
}

// Who reaches for Send will send: what runs the lesson is loaded meanwhile.
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (closest(event, "[data-send], [data-play]")) void prepare(pairShown());
  });
}
// Who has sent requests of this lesson before will do so again. Only what
// starts in a moment starts without being reached for: that is TypeScript.
const { sent } = progressIn(loadProgress(), folderShown());
if (runsHere() && sent.length > 0) void prepareTypeScript();

async function prepareTypeScript(): Promise<void> {
  const { sides } = await lessonData();
  const inTypeScript = sides.filter(({ files }) => files[0]?.endsWith(".ts"));
  const names = new Set(inTypeScript.map(({ name }) => name));
  await prepare(pairShown().filter((name) => names.has(name)));
}

async function prepare(sides: readonly string[]): Promise<void> {
  if (!runsHere() || isMetered()) return;
  const runner = await import("../runner/browser-runner.page.ts");
  runner.prepare(folderShown(), sides);
}

function isMetered(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.type === "cellular";
}
