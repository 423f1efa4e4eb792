import type { TypeScriptBundle } from "../bundle.ts";
import type { Frame } from "./frame.ts";
import { filesOf, type Loader } from "./loader.ts";
import type { RunningSide } from "./running-side.ts";

const START_MS = 10_000;
const STARTER = "start.js";

/** Starts a side in TypeScript, in a worker of its own. */
export async function startTypeScript(
  frame: Frame,
  loader: Loader,
  lesson: string,
  side: TypeScriptBundle,
  changed: Readonly<Record<string, string>>,
): Promise<RunningSide> {
  const edits = Object.entries(changed).filter(([path]) =>
    side.modules.includes(path),
  );
  const parts =
    edits.length > 0 ? [...side.parts, ...side.compiler] : side.parts;
  const [starter, scripts, assets] = await Promise.all([
    loader.load(STARTER),
    Promise.all(parts.map((part) => loader.unpacked(`parts/${part}.gz`))),
    Promise.all(
      side.assets.map(
        async (name) => [name, await loader.unpacked(`${name}.gz`)] as const,
      ),
    ),
    frame.load(),
  ]);
  const own = new TextEncoder().encode(side.script);
  const worker = await frame.start([starter, ...scripts, own]);
  const { id, reply } = worker.ask(
    {
      kind: "open",
      lesson,
      entry: side.entry,
      files: filesOf(side, changed),
      assets: Object.fromEntries(assets),
      edits: Object.fromEntries(edits),
    },
    START_MS,
  );
  try {
    await reply;
  } catch (error) {
    worker.end();
    throw error;
  }
  return { worker, app: id, end: () => worker.end() };
}
