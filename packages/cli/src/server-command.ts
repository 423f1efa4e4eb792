import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import { ORPHAN_GUARD } from "./child.ts";
import { sidePython } from "./python.ts";

const REQUEST_LOG = `--import=${new URL("../request-log.mjs", import.meta.url).href}`;

/** How a side's own server is started. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whether it takes an IPC channel, and ends with it. */
  readonly channel: boolean;
}

/**
 * The command that starts a side's server, anew on each edit where the
 * framework's own tools can do that.
 *
 * @param root - the repository's folder
 * @param options - the port; `debug` turns Flask's debug mode on
 */
export function serverCommand(
  root: string,
  lesson: Lesson,
  side: Side,
  options: { port: number; debug: boolean },
): ServerCommand {
  return side.language === "python"
    ? pythonCommand(root, side, options)
    : typeScriptCommand(lesson, side, options.port);
}

function typeScriptCommand(
  lesson: Lesson,
  side: Side,
  port: number,
): ServerCommand {
  const require = createRequire(join(lesson.directory, "package.json"));
  const tsx = join(
    dirname(require.resolve("tsx/package.json")),
    "dist/cli.mjs",
  );
  return {
    command: process.execPath,
    args: [
      ORPHAN_GUARD,
      tsx,
      "watch",
      "--clear-screen=false",
      "--include=templates/**",
      "--conditions=@decant/source",
      REQUEST_LOG,
      join(dirname(side.entry), "server.ts"),
    ],
    cwd: lesson.directory,
    env: { PORT: String(port) },
    channel: true,
  };
}

/** Flask by its own command; another side by its `serve.py` or `app.py`. */
function pythonCommand(
  root: string,
  side: Side,
  { port, debug }: { port: number; debug: boolean },
): ServerCommand {
  const cwd = dirname(side.entry);
  const serve = join(cwd, "serve.py");
  return {
    command: sidePython(root),
    args:
      side.name === "flask"
        ? [
            "-m",
            "flask",
            "run",
            debug ? "--debug" : "--reload",
            `--port=${port}`,
          ]
        : [existsSync(serve) ? serve : side.entry],
    cwd,
    env: {
      PORT: String(port),
      PYTHONUNBUFFERED: "1",
      PYTHONDONTWRITEBYTECODE: "1",
    },
    channel: false,
  };
}
