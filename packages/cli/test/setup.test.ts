import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { environment } from "./decant.ts";

jest.setTimeout(60_000);

const CLI = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/** A checkout that holds no more than setup.mjs looks at. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "decant-"));
  mkdirSync(join(root, "packages/cli"), { recursive: true });
  for (const file of ["setup.mjs", "orphan-guard.mjs"])
    cpSync(join(CLI, file), join(root, "packages/cli", file));
  write("package.json", "{}");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

function setup(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, ["packages/cli/setup.mjs", ...args], {
    cwd: root,
    env: environment({
      npm_execpath: join(root, "npm.cjs"),
      PYTHON: "no-such-python",
      ...env,
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function outcome(child: ReturnType<typeof setup>) {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** Makes the checkout look installed; npm must not be called. */
function install(): void {
  write("node_modules/.package-lock.json", "{}");
  write("npm.cjs", "process.exit(9);");
}

function installTurbo(): void {
  write("node_modules/turbo/package.json", '{ "name": "turbo" }');
  write(
    "node_modules/turbo/bin/turbo",
    `const { DECANT_NODE, DECANT_FLASK } = process.env;
    console.log(process.argv.slice(2).join(" "), DECANT_NODE, DECANT_FLASK);
    process.exit(3);`,
  );
}

const INSTALLING =
  "Installing the packages (npm ci); this takes from 10 seconds to a few minutes.";

describe("npm ci", () => {
  test.each([
    ["without node_modules", () => undefined],
    [
      "with a lockfile newer than node_modules",
      () => {
        write("node_modules/.package-lock.json", "{}");
        utimesSync(join(root, "node_modules/.package-lock.json"), 1, 1);
      },
    ],
  ])("runs %s, with the headers of this Node", async (_name, arrange) => {
    arrange();
    installTurbo();
    write(
      "npm.cjs",
      `require("node:fs").writeFileSync("called", process.argv.slice(2).join(" ") + " " + process.env.npm_config_nodedir);`,
    );
    const prefix = dirname(dirname(process.execPath));
    const { code, stderr } = await outcome(setup(["test"]));
    expect({ code, stderr }).toEqual({ code: 3, stderr: `${INSTALLING}\n` });
    const called = readFileSync(join(root, "called"), "utf8");
    const headers = existsSync(join(prefix, "include/node/node.h"));
    expect(called).toBe(
      `ci --include=dev --no-audit --no-fund ${headers ? prefix : "undefined"}`,
    );
  });

  test.each([
    [
      "npm error code EUSAGE",
      "package-lock.json does not match the package.json files: run `npm install` once.",
    ],
    [
      "npm error gyp ERR! find Python",
      "sqlite3 has no ready binary for this machine and could not be compiled: install a C++ compiler, make and Python (Debian: apt-get install build-essential python3; macOS: xcode-select --install; Windows: winget install Microsoft.VisualStudio.2022.BuildTools), then repeat the command.",
    ],
    [
      "npm error code ECONNREFUSED",
      "The npm registry cannot be reached: check the network and npm's proxy settings, then repeat the command.",
    ],
    ["npm error odd", "npm ci failed: its last lines above say why."],
  ])("%s is explained", async (line, sentence) => {
    write("npm.cjs", `console.error(${JSON.stringify(line)}); process.exit(1)`);
    expect(await outcome(setup(["test"]))).toEqual({
      code: 1,
      stdout: "",
      stderr: `${INSTALLING}\n${line}\n${sentence}\n`,
    });
  });
});

describe("test", () => {
  test("hands arguments and the exit code through, and names what it leaves out", async () => {
    install();
    installTurbo();
    expect(await outcome(setup(["test", "--force"]))).toEqual({
      code: 3,
      stdout: [
        `run test check --output-logs=errors-only --log-order=grouped --force ${process.version} absent`,
        "Left out: Flask live (not installed; get it with: npx decant flask)",
        "Left out: what needs Redis, nginx or a browser (.ci/run has it; npx decant doctor says how to get them)",
        "",
      ].join("\n"),
      stderr: "",
    });
  });
});

describe("start", () => {
  const SERVER = `import { createServer } from "node:http";
const server = createServer().listen(0, "127.0.0.1", () => console.log(process.pid as number));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    process.exitCode = 7;
    server.close();
  });
}
`;

  beforeEach(() => {
    install();
    symlinkSync(
      dirname(require.resolve("tsx/package.json")),
      join(root, "node_modules/tsx"),
      "junction",
    );
    write("packages/gallery/src/server.ts", SERVER);
  });

  async function started(): Promise<[ChildProcess, number]> {
    const child = setup(["start"]);
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, "line")) as [string];
    return [child, Number(line)];
  }

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s stops the server, whose exit code is handed through",
    async (signal) => {
      const [child, server] = await started();
      child.kill(signal);
      const [code] = (await once(child, "close")) as [number | null];
      expect(code).toBe(7);
      expect(isRunning(server)).toBe(false);
    },
  );

  test("the server ends when this process is killed", async () => {
    const [child] = await started();
    child.kill("SIGKILL");
    // The server holds the other end of the pipe: it closes when that ends.
    const [code, signal] = (await once(child, "close")) as unknown[];
    expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
  });

  test("the server ends when npm is killed, though npm's shell stays", async () => {
    write(
      "npm.mjs",
      `import { spawn } from "node:child_process";
spawn("sh", ["-c", '"$0" packages/cli/setup.mjs start; true', process.execPath], { stdio: "inherit" });`,
    );
    const npm = spawn(process.execPath, ["npm.mjs"], {
      cwd: root,
      env: environment({ npm_lifecycle_event: "start" }),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(createInterface({ input: npm.stdout }), "line");
    npm.kill("SIGKILL");
    const [code, signal] = (await once(npm, "close")) as unknown[];
    expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("anything else is refused", async () => {
  install();
  expect(await outcome(setup(["stop"]))).toEqual({
    code: 1,
    stdout: "",
    stderr: "Usage: node packages/cli/setup.mjs start|test\n",
  });
});
