import { rmSync } from "node:fs";
import { relative } from "node:path";
import { createInterface } from "node:readline";
import type { Lesson, Side } from "@decant/catalog";
import { runGroup } from "../child.ts";
import { curlLines } from "../curl.ts";
import { dataFiles, requireWritableData } from "../data-files.ts";
import { choosePort, requireFreePort } from "../ports.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import { serverCommand } from "../server-command.ts";
import { readServerLine } from "../server-line.ts";
import { chooseSide, requireRunnable, type SideOptions } from "../sides.ts";
import { colors, print } from "../terminal.ts";
import { UserError } from "../user-error.ts";

export interface RunOptions extends SideOptions {
  port?: string;
  debug?: true;
  fresh?: true;
}

/**
 * Starts a lesson's own server until Ctrl-C; Flask and the TypeScript sides
 * start anew on each edit. Prints a curl line for each of the lesson's
 * requests, then the address, then a line for each request that comes.
 *
 * @param name - the lesson's number or name
 * @param options - `side` names the side to start, `flask` is short for that
 *   one, and without either it is Express; `debug` is Flask's debug mode;
 *   `fresh` deletes the data that earlier starts kept
 * @throws UserError if there is no such lesson or side, the port is busy or
 *   not a port, the side has no debug mode, or what it needs is not installed;
 *   the file system's error if the side cannot write its data
 */
export async function run(name: string, options: RunOptions): Promise<void> {
  const root = findRoot();
  const lesson = requireLesson(loadLessons(root), name);
  const side = requireRunnable(lesson, chooseSide(options));
  const debug = options.debug ?? false;
  if (debug && side.name !== "flask") {
    throw new UserError(
      `${side.label} has no --debug: only Flask has a debug mode of its own.`,
    );
  }
  const port = choosePort(options.port, side.port);
  await requireFreePort(port);
  if (options.fresh) for (const file of dataFiles(lesson, side)) rmSync(file);
  requireWritableData(lesson, side);

  let stopped = false;
  const stop = () => {
    stopped = true;
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const { command, args, cwd, env, channel } = serverCommand(
    root,
    lesson,
    side,
    { port, debug },
  );
  print(...title(lesson, side, debug));
  const show = createOutput((address) => [
    "",
    ...hints(address, lesson, side),
    ...keptData(root, lesson, side),
    "",
  ]);
  const code = await runGroup(
    command,
    args,
    {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", ...(channel ? (["ipc"] as const) : [])],
    },
    ({ stdout, stderr }) => {
      for (const [from, to] of [
        [stdout, process.stdout],
        [stderr, process.stderr],
      ] as const) {
        if (from) createInterface({ input: from }).on("line", show.bind(0, to));
      }
    },
  );
  // Ctrl-C is how a server is meant to end.
  process.exitCode = stopped ? 0 : code;
}

function title(lesson: Lesson, side: Side, debug: boolean): string[] {
  return [
    colors.bold(`${lesson.number}. ${lesson.question}`),
    `${side.label}${restarts(side, debug)}. Ctrl-C stops it.`,
  ];
}

function restarts(side: Side, debug: boolean): string {
  if (debug) return " in debug mode, whose debugger is for development only";
  const restarting = side.name === "flask" || side.language === "typescript";
  return restarting ? ", started anew on each edit" : "";
}

/**
 * Writes a server's lines: requests in one form for all sides, and before the
 * first address what can be done there.
 */
function createOutput(describe: (address: string) => readonly string[]) {
  let described = false;
  return (to: NodeJS.WriteStream, text: string): void => {
    const line = readServerLine(text);
    if (line.kind === "banner") return;
    if (line.kind === "request") {
      print(`${line.request} ${paintStatus(line.status)}`);
    } else if (line.kind === "address") {
      if (!described) print(...describe(line.address));
      described = true;
      print(`Listening on ${colors.bold(line.address)}`);
    } else {
      to.write(`${text}\n`);
    }
  };
}

function paintStatus(status: string): string {
  if (status >= "500") return colors.red(status);
  return status >= "400" ? colors.yellow(status) : colors.green(status);
}

function hints(address: string, lesson: Lesson, side: Side): string[] {
  const lines = curlLines(address, lesson, side).flatMap(({ name, line }) => [
    colors.dim(`# ${name}`),
    line,
  ]);
  // cmd.exe and PowerShell know neither these quotes nor `\` at a line's end.
  return process.platform === "win32"
    ? ["The lines below are for Git Bash or WSL.", ...lines]
    : lines;
}

function keptData(root: string, lesson: Lesson, side: Side): string[] {
  const files = dataFiles(lesson, side).map((file) => relative(root, file));
  return files.length === 0
    ? []
    : [
        "",
        `What the server stores stays in ${files.join(", ")}: --fresh begins anew.`,
      ];
}
