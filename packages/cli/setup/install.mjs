// Installs the packages: first those that run Decant, the development tools
// only for those who test, build or develop.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { exitCode, spawnChild } from "./child.mjs";

/**
 * Installs what is missing.
 *
 * @param root - the repository's folder
 * @param withTools - whether the development tools are needed
 * @returns undefined if all is there, else a sentence that says why not
 */
export async function install(root, withTools) {
  const isCurrent = isInstalled(root);
  const hasTools = listInstalled(root).includes('"node_modules/turbo":');
  if (isCurrent && (hasTools || !withTools)) return undefined;
  // `npm ci` begins anew; what is current only gets the rest.
  const command = isCurrent ? "install" : "ci";
  // What is there stays there.
  const tools = withTools || hasTools ? "--include=dev" : "--omit=dev";
  const what = isCurrent ? "the development tools" : "the packages";
  const stop = showProgress(`Installing ${what} (npm ${command})`);
  const { code, output } = await runNpm(root, [
    command,
    tools,
    "--no-audit",
    "--no-fund",
  ]);
  stop();
  if (code === 0) return undefined;
  console.error(output.trim());
  return explain(command, output);
}

/** npm writes this file when all else is in its place. */
const INSTALLED = "node_modules/.package-lock.json";

function isInstalled(root) {
  const installed = join(root, INSTALLED);
  const wanted = join(root, "package-lock.json");
  return (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(wanted).mtimeMs
  );
}

function listInstalled(root) {
  const path = join(root, INSTALLED);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Runs the npm that runs this script, else the one on the PATH. */
async function runNpm(root, args) {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ["npm"];
  const child = spawnChild(command, [...before, ...args], {
    cwd: root,
    env: { ...process.env, ...findHeaders() },
    stdio: ["ignore", "pipe", "pipe"],
    // On Windows npm is a script, which only a shell can start.
    shell: !npm && process.platform === "win32",
  });
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

function explain(command, output) {
  if (/EUSAGE|can only install packages when/.test(output)) {
    return "package-lock.json does not match the package.json files: run `npm install` once.";
  }
  if (/gyp ERR!|prebuild-install/.test(output)) {
    return "sqlite3 has no ready binary for this machine and could not be compiled: install a C++ compiler, make and Python (Debian: apt-get install build-essential python3; macOS: xcode-select --install; Windows: winget install Microsoft.VisualStudio.2022.BuildTools), then repeat the command.";
  }
  if (/EACCES|EROFS|EPERM/.test(output)) {
    return "This folder cannot be written: give yourself the right to write in it, or use a copy in a folder of your own.";
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ERR_SOCKET|network/.test(output)) {
    return "The npm registry cannot be reached: check the network and npm's proxy settings, then repeat the command.";
  }
  return `npm ${command} failed: its last lines above say why.`;
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
