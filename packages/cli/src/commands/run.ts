import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Lesson, Side } from "@decant/catalog";
import { ORPHAN_GUARD, runGroup } from "../child.ts";
import { curlLine } from "../curl.ts";
import { probePort } from "../ports.ts";
import { sidePython } from "../python.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { chooseSide, requireRunnable, type SideOptions } from "../sides.ts";
import { colors, print } from "../terminal.ts";
import { UserError } from "../user-error.ts";

/** What the servers of all sides say when they are ready. */
const LISTENING =
  /(?:listening on|running on|server at) (http:\/\/127\.0\.0\.1:\d+)/i;

/**
 * Starts a lesson's own server until Ctrl-C; Flask and the TypeScript sides
 * start anew on each edit. Prints the address and a curl line for each of the
 * lesson's requests.
 *
 * @param name - the lesson's number or name
 * @param options - `side` names the side to start, `flask` is short for that
 *   one, in debug mode; without either it is Express
 * @throws UserError if there is no such lesson or side, its port is busy or
 *   not a port, or what the side needs is not installed
 */
export async function run(name: string, options: SideOptions): Promise<void> {
  const root = findRoot();
  const lesson = requireLesson(loadLessons(root), name);
  const side = requireRunnable(lesson, chooseSide(options));
  const port = choosePort(process.env["PORT"], side.port);
  await requireFreePort(port);

  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const { command, args, cwd, env, channel } =
    side.language === "python"
      ? pythonCommand(root, side, port)
      : typeScriptCommand(lesson, side, port);
  print(title(lesson, side));
  const code = await runGroup(
    command,
    args,
    {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", ...(channel ? (["ipc"] as const) : [])],
    },
    (child) => {
      let shown = false;
      for (const [from, to] of [
        [child.stdout, process.stdout],
        [child.stderr, process.stderr],
      ] as const) {
        if (!from) continue;
        createInterface({ input: from }).on("line", (text) => {
          to.write(`${text}\n`);
          const address = LISTENING.exec(text)?.[1];
          if (!address || shown) return;
          shown = true;
          print("", ...hints(address, lesson, side), "");
        });
      }
    },
  );
  // Ctrl-C is how a server is meant to end.
  process.exitCode = stopped ? 0 : code;
}

function title(lesson: Lesson, side: Side): string {
  const heading = colors.bold(`${lesson.number}. ${lesson.question}`);
  return `${heading}\n${side.label}${restarts(side)}. Ctrl-C stops it.`;
}

function restarts(side: Side): string {
  if (side.name === "flask") {
    return " in debug mode: reload and debugger are for development only";
  }
  return side.language === "python" ? "" : ", started anew on each edit";
}

function typeScriptCommand(lesson: Lesson, side: Side, port: number) {
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
      join(dirname(side.entry), "server.ts"),
    ],
    cwd: lesson.directory,
    env: { PORT: String(port) },
    channel: true,
  };
}

/** Flask by its own command; another side by its `serve.py` or `app.py`. */
function pythonCommand(root: string, side: Side, port: number) {
  const cwd = dirname(side.entry);
  const serve = join(cwd, "serve.py");
  return {
    command: sidePython(root),
    args:
      side.name === "flask"
        ? ["-m", "flask", "run", "--debug", `--port=${port}`]
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

/**
 * The port to listen on.
 *
 * @param wanted - the environment's PORT
 * @param fallback - the side's own port
 * @throws UserError if PORT is no port
 */
export function choosePort(
  wanted: string | undefined,
  fallback: number,
): number {
  if (!wanted) return fallback;
  const port = /^\d+$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (port > 0 && port <= 65_535) return port;
  throw new UserError(
    `PORT must be a number from 1 to 65535, not "${wanted}".`,
  );
}

/** On a busy port the child would wait for an edit instead of ending. */
async function requireFreePort(port: number): Promise<void> {
  const problem = await probePort(port);
  if (!problem) return;
  throw new UserError(
    problem === "EADDRINUSE"
      ? `Port ${port} is busy: stop what listens there, or choose another with PORT=${port + 100}.`
      : `Cannot listen on port ${port}: ${problem}.`,
  );
}

function hints(address: string, lesson: Lesson, side: Side): string[] {
  const cookies = [...side.answers.values()].some(({ headers }) =>
    headers.some(([name]) => name.toLowerCase() === "set-cookie"),
  );
  return lesson.requests.flatMap((request) => [
    colors.dim(`# ${request.name}`),
    curlLine(address, request, cookies),
  ]);
}
