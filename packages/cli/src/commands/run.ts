import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Lesson, Side } from "@decant/catalog";
import { available } from "@decant/lab";
import { ORPHAN_GUARD, runGroup } from "../child.ts";
import { curlLine } from "../curl.ts";
import { probePort } from "../ports.ts";
import { sidePython } from "../python.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { colors, print } from "../terminal.ts";
import { UserError } from "../user-error.ts";

const LISTENING = /(?:Listening|Running) on (http:\/\/127\.0\.0\.1:\d+)/;

/**
 * Starts a lesson's own server, which starts anew on each edit, until Ctrl-C.
 * Prints the address and a curl line for each of the lesson's requests.
 *
 * @param name - the lesson's number or name
 * @param options - `flask` starts the Flask side, in debug mode
 * @throws UserError if there is no such lesson, its port is busy or not a
 *   port, or Flask is not installed
 */
export async function run(
  name: string,
  options: { flask?: true },
): Promise<void> {
  const root = findRoot();
  const lesson = requireLesson(loadLessons(root), name);
  const side = requireSide(lesson, options.flask ? "flask" : "express");
  const port = choosePort(process.env["PORT"], side.port);
  await requireFreePort(port);

  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const { command, args, cwd, env, channel } =
    side.language === "python"
      ? flaskCommand(root, side, port)
      : expressCommand(lesson, port);
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

function requireSide(lesson: Lesson, name: string): Side {
  const side = lesson.sides.find((each) => each.name === name);
  if (!side)
    throw new UserError(`Lesson ${lesson.number} has no ${name} side.`);
  const missing = available(lesson, name);
  if (missing) throw new UserError(missing);
  return side;
}

function title(lesson: Lesson, side: Side): string {
  const heading = colors.bold(`${lesson.number}. ${lesson.question}`);
  return side.language === "python"
    ? `${heading}\n${side.label} in debug mode: reload and debugger are for development only. Ctrl-C stops it.`
    : `${heading}\n${side.label}, started anew on each edit. Ctrl-C stops it.`;
}

function expressCommand(lesson: Lesson, port: number) {
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
      "src/server.ts",
    ],
    cwd: lesson.directory,
    env: { PORT: String(port) },
    channel: true,
  };
}

function flaskCommand(root: string, side: Side, port: number) {
  return {
    command: sidePython(root),
    args: ["-m", "flask", "run", "--debug", `--port=${port}`],
    cwd: dirname(side.entry),
    env: { PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1" },
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
