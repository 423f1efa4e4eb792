import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Lesson, Side } from "@decant/catalog";
import { BIN, environment } from "../test/decant.ts";
import { freePort } from "../test/ports.ts";

/** A server that `decant run` started, and the lines that it printed. */
interface Server {
  readonly lines: readonly { name: string; line: string }[];
  stop(): Promise<void>;
}

/** A repository of one lesson, without the data of servers that ran in it. */
export function copyLesson(root: string, lesson: Lesson): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "decant-")));
  for (const name of ["package.json", "tsconfig.base.json"]) {
    copyFileSync(join(root, name), join(copy, name));
  }
  for (const name of ["node_modules", ".venv"]) {
    symlinkSync(join(root, name), join(copy, name), "junction");
  }
  cpSync(lesson.directory, join(copy, "apps", lesson.folder), {
    recursive: true,
    filter: (path) => !/\.sqlite3|__pycache__/.test(path),
  });
  return copy;
}

/** Runs `decant run` until it says where it listens. */
export async function startServer(
  root: string,
  lesson: Lesson,
  side: Side,
): Promise<Server> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [BIN, "run", lesson.folder, "--side", side.name, "--port", String(port)],
    {
      cwd: root,
      env: environment(),
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const closed = once(child, "close");
  const printed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("Listening on ")) break;
    printed.push(line);
  }
  child.stdout.resume();
  return {
    lines: readLines(printed, lesson),
    async stop() {
      child.kill("SIGTERM");
      await closed;
    },
  };
}

/** Below each request's name its line, which a body may break into several. */
function readLines(printed: readonly string[], { requests }: Lesson) {
  const starts = requests.map(({ name }) => printed.indexOf(`# ${name}`));
  const kept = printed.findIndex((line) => line.startsWith("What the server "));
  return requests.map(({ name }, index) => ({
    name,
    line: printed
      .slice(
        (starts[index] ?? 0) + 1,
        starts[index + 1] ?? (kept < 0 ? undefined : kept),
      )
      .join("\n")
      .trimEnd(),
  }));
}
