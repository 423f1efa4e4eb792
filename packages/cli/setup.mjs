// `npm start` and `npm test` on any checkout, a fresh one included. Plain
// JavaScript without dependencies: there may be no node_modules yet.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Decant needs Node 20.19 or newer, and this is ${process.version}.`);
}
if (isInstallNeeded()) await install();

const [task, ...rest] = process.argv.slice(2);
if (task === "start") await start();
else if (task === "test") await test(rest);
else fail("Usage: node packages/cli/setup.mjs start|test");

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isInstallNeeded() {
  const installed = join(ROOT, "node_modules/.package-lock.json");
  const wanted = join(ROOT, "package-lock.json");
  return (
    !existsSync(installed) ||
    statSync(installed).mtimeMs < statSync(wanted).mtimeMs
  );
}

async function install() {
  const stop = showProgress("Installing the packages (npm ci)");
  const { code, output } = await runNpm([
    "ci",
    "--include=dev",
    "--no-audit",
    "--no-fund",
  ]);
  stop();
  if (code === 0) return;
  console.error(output.trim());
  fail(explainInstall(output));
}

/** Runs the npm that runs this script, else the one on the PATH. */
async function runNpm(args) {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ["npm"];
  const child = spawn(command, [...before, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...findHeaders() },
    stdio: ["ignore", "pipe", "pipe"],
    // On Windows npm is a script, which only a shell can start.
    shell: !npm && process.platform === "win32",
  });
  forwardSignals(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  return { code: await exitCode(child), output };
}

/**
 * Where sqlite3 has no binary for this machine it is compiled against Node's
 * headers: those beside the running Node spare a download.
 */
function findHeaders() {
  const prefix = dirname(dirname(process.execPath));
  const isSet = process.env.npm_config_nodedir !== undefined;
  const found = existsSync(join(prefix, "include/node/node.h"));
  if (!found || isSet) return {};
  return { npm_config_nodedir: prefix };
}

function explainInstall(output) {
  if (/EUSAGE|can only install packages when/.test(output)) {
    return "package-lock.json does not match the package.json files: run `npm install` once.";
  }
  if (/gyp ERR!|prebuild-install/.test(output)) {
    return "sqlite3 has no ready binary for this machine and could not be compiled: install a C++ compiler, make and Python (Debian: apt-get install build-essential python3; macOS: xcode-select --install; Windows: winget install Microsoft.VisualStudio.2022.BuildTools), then repeat the command.";
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ERR_SOCKET|network/.test(output)) {
    return "The npm registry cannot be reached: check the network and npm's proxy settings, then repeat the command.";
  }
  return "npm ci failed: its last lines above say why.";
}

function showProgress(label) {
  if (!process.stderr.isTTY) {
    console.error(`${label}; this takes from 10 seconds to a few minutes.`);
    return () => undefined;
  }
  const started = Date.now();
  const draw = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(`\r\u001B[K${label} … ${seconds} s`);
  };
  draw();
  const timer = setInterval(draw, 500);
  return () => {
    clearInterval(timer);
    process.stderr.write(
      `\r\u001B[K${label}: ${Math.round((Date.now() - started) / 1000)} s.\n`,
    );
  };
}

async function start() {
  const child = spawn(
    process.execPath,
    [
      `--import=${new URL("orphan-guard.mjs", import.meta.url).href}`,
      "--import=tsx",
      "--conditions=@decant/source",
      join(ROOT, "packages/gallery/src/server.ts"),
    ],
    { cwd: ROOT, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  forwardSignals(child);
  if (process.env.npm_lifecycle_event) stopWithParent(child);
  process.exitCode = await exitCode(child);
}

/**
 * The shell between npm and this process passes no signal on: it just ends, or
 * stays where npm was killed by force.
 */
function stopWithParent(child) {
  const { ppid } = process;
  const npm = parentOf(ppid);
  const timer = setInterval(() => {
    if (process.ppid === ppid && (npm === undefined || isRunning(npm))) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  }, 500).unref();
}

/** Undefined where the system does not tell. */
function parentOf(pid) {
  try {
    const stated = existsSync("/proc/self/status")
      ? /^PPid:(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]
      : execFileSync("ps", ["-o", "ppid=", "-p", String(pid)]);
    return Number(stated);
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function test(args) {
  const require = createRequire(join(ROOT, "package.json"));
  const turbo = join(
    dirname(require.resolve("turbo/package.json")),
    "bin/turbo",
  );
  const flask = findFlask();
  const defaults = ["--output-logs=errors-only", "--log-order=grouped"];
  const isGiven = (option) =>
    args.some((each) => each.startsWith(option.split("=", 1)[0]));
  const child = spawn(
    process.execPath,
    [
      turbo,
      "run",
      "test",
      "check",
      ...defaults.filter((option) => !isGiven(option)),
      ...args,
    ],
    {
      cwd: ROOT,
      stdio: "inherit",
      env: {
        ...process.env,
        DECANT_NODE: process.version,
        DECANT_FLASK: flask ?? "absent",
        TURBO_TELEMETRY_DISABLED: "1",
        // Each task starts processes of its own: one for each core is enough.
        TURBO_CONCURRENCY: process.env.TURBO_CONCURRENCY ?? "100%",
      },
    },
  );
  forwardSignals(child);
  const code = await exitCode(child);
  if (!flask) {
    console.log(
      "Left out: Flask live (not installed; get it with: npx decant flask)",
    );
  }
  console.log(
    "Left out: what needs Redis, nginx or a browser (.ci/run has it; npx decant doctor says how to get them)",
  );
  process.exitCode = code;
}

/** Flask's version in the environment that the tests use, if it is there. */
function findFlask() {
  const python = process.env.PYTHON ?? venvPython();
  const program = "import importlib.metadata as m; print(m.version('flask'))";
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

/**
 * Passes signals on. From a terminal the child has got its own SIGINT, so a
 * second one would cut its graceful stop short: it gets SIGTERM.
 */
function forwardSignals(child) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill("SIGTERM"));
  }
}

/** The child's exit code; for a signal 128 and its number, as shells do. */
function exitCode(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code, signal) => {
      resolve(code ?? { SIGINT: 130, SIGTERM: 143 }[signal] ?? 1);
    });
  });
}
