import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Lesson } from "@decant/catalog";

/**
 * Starts a lesson's side three times under a parent of its own, keeps two busy
 * for ever, and kills the parent.
 *
 * @param entry - the side's file within the lesson
 * @param busy - the path that never answers
 * @returns the ids of the parent and of the processes that ran the side
 */
export async function killParent(
  lesson: Lesson,
  name: string,
  entry: string,
  busy: string,
): Promise<number[]> {
  const parent = spawn(
    process.execPath,
    [
      "--import",
      import.meta.resolve("tsx"),
      "--conditions=@decant/source",
      fileURLToPath(new URL("./parent.ts", import.meta.url)),
      lesson.directory,
      name,
      entry,
      busy,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: parent.stdout });
  const [line] = (await once(lines, "line")) as [string];
  parent.kill("SIGKILL");
  return [parent.pid ?? 0, ...(JSON.parse(line) as number[])];
}
