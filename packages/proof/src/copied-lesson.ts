// Copies lessons out of the repository, beside the packed @decant/shared and
// nothing else, and demands that each installs, builds, starts and passes its
// tests: `npx tsx packages/proof/src/copied-lesson.ts 05 07`.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ROOT } from "./root.ts";

const MADE = new Set(["node_modules", "dist", ".turbo", "__pycache__"]);
const START_MS = 30_000;

const numbers = process.argv.slice(2);
const lessons = readdirSync(join(ROOT, "apps")).filter((name) =>
  numbers.includes(name.slice(0, 2)),
);
if (lessons.length === 0 || lessons.length < numbers.length) {
  throw new Error("Name lessons by two digits: copied-lesson.ts 05 07");
}

const folder = mkdtempSync(join(tmpdir(), "decant-copied-"));
try {
  npm(join(ROOT, "shared"), "pack", "--silent", "--pack-destination", folder);
  const [shared = ""] = readdirSync(folder);
  for (const lesson of lessons) {
    await tryLesson(lesson, join(folder, shared));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function tryLesson(lesson: string, shared: string): Promise<void> {
  const copy = join(folder, lesson);
  cpSync(join(ROOT, "apps", lesson), copy, {
    recursive: true,
    filter: (path) => !MADE.has(basename(path)),
  });
  npm(copy, "pkg", "set", `dependencies.@decant/shared=file:${shared}`);
  // Which install scripts may run stands at the root, and is not copied.
  npm(copy, "install", "--no-audit", "--no-strict-allow-scripts");
  npm(copy, "run", "build");
  npm(copy, "run", "types");
  await waitForServer(copy);
  npm(copy, "test");
  console.log(`${lesson}: installs, builds, starts and passes its tests.`);
}

/** Runs npm; what it printed is shown only where it fails. */
function npm(cwd: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync("npm", args, {
    cwd,
    encoding: "utf8",
    // On Windows npm is a script, which only a shell can start.
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  throw new Error(`npm ${args.join(" ")} failed:\n${stdout}${stderr}`);
}

function waitForServer(cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = spawn(process.execPath, ["dist/server.js"], {
      cwd,
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const timer = setTimeout(() => server.kill("SIGKILL"), START_MS);
    let printed = "";
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.includes("Listening on ")) server.kill("SIGTERM");
    });
    server.once("close", () => {
      clearTimeout(timer);
      if (printed.includes("Listening on ")) resolve();
      else reject(new Error(`The server did not start: ${printed}`));
    });
  });
}
