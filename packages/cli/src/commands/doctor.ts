import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Line, line, table } from "../layout.ts";
import { probePort } from "../ports.ts";
import {
  findSystemPython,
  howToGetPython,
  isNewEnough,
  sidePython,
} from "../python.ts";
import { findRoot, loadLessons } from "../repository.ts";
import { colors, print, terminalWidth, withProgress } from "../terminal.ts";
import { GALLERY_PORT } from "./gallery.ts";

/** One thing that Decant uses, as it is on this machine. */
export interface Finding {
  readonly name: string;
  /** What is there: its version. Undefined where it is missing. */
  readonly found: string | undefined;
  /** Without it nothing works. */
  readonly required: boolean;
  /** What it adds, as a sentence's end. */
  readonly adds: string;
  /** The command that gets it on this platform. */
  readonly get: string;
}

/**
 * Prints what is installed and what each missing thing would add. The exit
 * code is 1 if something is missing without which nothing works.
 */
export async function doctor(): Promise<void> {
  const root = findRoot();
  const findings = await withProgress("Looking around", async () =>
    examine(root),
  );
  print(...table(findings.map(toRow), terminalWidth(), 3));
  print("", ...(await describePorts(root)));
  if (findings.some(({ required, found }) => required && !found)) {
    process.exitCode = 1;
  }
}

function toRow({ name, found, required, adds, get }: Finding): Line[] {
  if (found) {
    return [line("✓", colors.green), line(name), line(found), line("")];
  }
  return [
    required ? line("✗", colors.red) : line("-", colors.yellow),
    line(name),
    line("missing"),
    line(`adds ${adds}; get it: ${get}`),
  ];
}

/** Looks for everything that some part of Decant uses. */
function examine(root: string): Finding[] {
  return [
    {
      name: "Node",
      found: process.version,
      required: true,
      adds: "everything",
      get: "https://nodejs.org",
    },
    {
      name: "sqlite3",
      found: findSqlite(root),
      required: true,
      adds: "the lessons with a database",
      get: "npm ci",
    },
    {
      name: "Python",
      found: findPythonVersion(),
      required: false,
      adds: "the means to install Flask",
      get: howToGetPython(),
    },
    {
      name: "Flask",
      found: findFlask(root),
      required: false,
      adds: "live Flask answers, where now the recorded ones are shown",
      get: "npx decant flask",
    },
    {
      name: "Redis",
      found: versionOf("redis-server", ["--version"]),
      required: false,
      adds: "caches and queues that several processes share",
      get: byPlatform({
        linux: "apt-get install redis-server",
        darwin: "brew install redis",
        win32: "winget install Redis.Redis",
      }),
    },
    {
      name: "nginx",
      found: versionOf("nginx", ["-v"]),
      required: false,
      adds: "load balancing between several processes",
      get: byPlatform({
        linux: "apt-get install nginx",
        darwin: "brew install nginx",
        win32: "winget install nginxinc.nginx",
      }),
    },
    {
      name: "browser",
      found: findBrowser(),
      required: false,
      adds: "the gallery's tests in a real page",
      get: byPlatform({
        linux: "apt-get install chromium",
        darwin: "brew install --cask chromium",
        win32: "winget install Google.Chrome",
      }),
    },
  ];
}

function byPlatform(
  commands: Readonly<Record<"linux" | "darwin" | "win32", string>>,
): string {
  const { platform } = process;
  return platform === "darwin" || platform === "win32"
    ? commands[platform]
    : commands.linux;
}

/** The version of a program on the PATH; undefined if it does not run. */
function versionOf(
  command: string,
  args: readonly string[],
): string | undefined {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
  });
  if (status !== 0) return undefined;
  // nginx writes its version to the standard error.
  return /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] ?? "found";
}

function findSqlite(root: string): string | undefined {
  const require = createRequire(join(root, "package.json"));
  try {
    // The driver, not only its package.json: its binary may be missing.
    const { VERSION } = require("sqlite3") as { VERSION: string };
    const { version } = require("sqlite3/package.json") as { version: string };
    return `${version}, SQLite ${VERSION}`;
  } catch {
    return undefined;
  }
}

function findPythonVersion(): string | undefined {
  const version = findSystemPython()?.version;
  return version && isNewEnough(version) ? version : undefined;
}

function findFlask(root: string): string | undefined {
  const program = "import importlib.metadata as m; print(m.version('flask'))";
  return versionOf(sidePython(root), ["-c", program]);
}

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const BROWSER_PATHS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

function findBrowser(): string | undefined {
  for (const command of BROWSERS) {
    const version = versionOf(command, ["--version"]);
    if (version) return version;
  }
  return BROWSER_PATHS.some((path) => existsSync(path)) ? "found" : undefined;
}

async function describePorts(root: string): Promise<string[]> {
  const wanted = new Map([[GALLERY_PORT, "the gallery"]]);
  for (const { number, sides } of loadLessons(root)) {
    for (const { port, label } of sides) {
      wanted.set(port, `lesson ${number}, ${label}`);
    }
  }
  const busy: string[] = [];
  for (const [port, user] of wanted) {
    if (await probePort(port)) busy.push(`${port} (${user})`);
  }
  if (busy.length === 0)
    return [
      `All ${wanted.size} ports are free: ${GALLERY_PORT} and the lessons' own.`,
    ];
  return [
    `Busy ports: ${busy.join(", ")}. PORT=<number> chooses another for one start.`,
  ];
}
