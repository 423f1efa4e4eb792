// `npm start`, `npm test` and `npm run build`, `dev` and `export` on any
// checkout, a fresh one included. Plain JavaScript without dependencies: there may be no
// node_modules yet.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exitCode, spawnChild } from "./setup/child.mjs";
import { install } from "./setup/install.mjs";
import { runTurbo, spawnTurbo } from "./setup/turbo.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TASKS = { start, test, build, dev, export: exportSite };
/** What needs no development tools. */
const FOR_USE = new Set(["start", "export"]);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Decant needs Node 20.19 or newer, and this is ${process.version}.`);
}
const [name, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, name)) {
  fail(`Usage: node packages/cli/setup.mjs ${Object.keys(TASKS).join("|")}`);
}
if (name === "start" && rest.length > 0 && !rest.includes("--class")) {
  fail(
    `npm start takes no options but --class and what belongs to it, and this is ${rest.join(" ")}: npx decant gallery --port 8000 chooses another port.`,
  );
}
const problem = await install(ROOT, !FOR_USE.has(name));
if (problem) fail(problem);
process.exitCode = await TASKS[name](rest);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function start(args) {
  const child = spawnChild(
    process.execPath,
    [
      `--import=${new URL("orphan-guard.mjs", import.meta.url).href}`,
      "--import=tsx",
      "--conditions=@decant/source",
      join(ROOT, "packages/gallery/src/server.ts"),
      ...args,
    ],
    { cwd: ROOT, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  return exitCode(child);
}

function exportSite(args) {
  const main = join(ROOT, "packages/gallery/src/export/main.ts");
  const child = spawnChild(
    process.execPath,
    ["--import=tsx", "--conditions=@decant/source", main, ...args],
    { cwd: ROOT, stdio: "inherit" },
  );
  return exitCode(child);
}

async function test(args) {
  const flask = findFlask();
  const code = await runTurbo(ROOT, ["test", "check", ...args], {
    DECANT_NODE: process.version,
    DECANT_FLASK: flask ?? "absent",
  });
  if (!flask) {
    console.log(
      "Left out: Flask live (not installed; get it with: npx decant flask)",
    );
  }
  console.log(
    "Left out: what needs Redis, nginx or a browser (.ci/run has it; npx decant doctor says how to get them)",
  );
  return code;
}

function build(args) {
  return runTurbo(ROOT, ["build", ...args], {});
}

function dev(args) {
  // Every lesson runs at once.
  const all = ["dev", "--concurrency=60", ...args];
  return exitCode(spawnTurbo(ROOT, all, {}, "inherit"));
}

/** What the tests' Python has installed, if Flask is there. */
function findFlask() {
  const python = process.env.PYTHON ?? venvPython();
  const program =
    "import flask, importlib.metadata as m; print(*sorted(f'{d.name}=={d.version}' for d in m.distributions()))";
  try {
    return execFileSync(python, ["-c", program], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}

function venvPython() {
  const path =
    process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  return join(ROOT, ".venv", path);
}
