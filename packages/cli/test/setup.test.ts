import { existsSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { Checkout, WITH_TOOLS } from "./checkout.ts";

jest.setTimeout(60_000);

let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout();
});
afterEach(() => checkout.remove());

/** Says how it was called. */
const TURBO = `const { DECANT_NODE, DECANT_FLASK } = process.env;
console.log(process.argv.slice(2).join(" "), DECANT_NODE, DECANT_FLASK);
process.exit(3);`;

const TAKES = "this takes from 10 seconds to a few minutes.";
const INSTALLING = `Installing the packages (npm ci); ${TAKES}`;
const ADDING = `Installing the development tools (npm install); ${TAKES}`;

describe("npm", () => {
  const installed = (content: string) =>
    checkout.write("node_modules/.package-lock.json", content);
  const makeOld = () =>
    utimesSync(join(checkout.root, "node_modules/.package-lock.json"), 1, 1);

  test.each([
    ["start", "nothing", () => undefined, "ci --omit=dev", INSTALLING],
    ["test", "nothing", () => undefined, "ci --include=dev", INSTALLING],
    [
      "test",
      "what start needs",
      () => installed("{}"),
      "install --include=dev",
      ADDING,
    ],
    [
      "start",
      "what an older lockfile named",
      () => {
        installed("{}");
        makeOld();
      },
      "ci --omit=dev",
      INSTALLING,
    ],
    [
      "start",
      "what an older lockfile named, with the tools",
      () => {
        installed(WITH_TOOLS);
        makeOld();
      },
      "ci --include=dev",
      INSTALLING,
    ],
  ])(
    "%s where there is %s",
    async (task, _there, arrange, command, sentence) => {
      arrange();
      checkout.write(
        "npm.cjs",
        `console.log(process.argv.slice(2).join(" "), process.env.npm_config_nodedir); process.exit(1)`,
      );
      const prefix = dirname(dirname(process.execPath));
      const found = existsSync(join(prefix, "include/node/node.h"));
      // What is set already is left as it is.
      const headers =
        process.env["npm_config_nodedir"] ?? (found ? prefix : "undefined");
      const name = command.split(" ", 1)[0];
      expect(await checkout.run(task)).toEqual({
        code: 1,
        stdout: "",
        stderr: `${sentence}\n${command} --no-audit --no-fund ${headers}\nnpm ${name} failed: its last lines above say why.\n`,
      });
    },
  );

  test("the task follows when npm has done its work", async () => {
    checkout.installTurbo(TURBO);
    checkout.write("npm.cjs", "");
    expect(await checkout.run("build")).toMatchObject({
      code: 3,
      stderr: `${INSTALLING}\n`,
    });
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
    [
      "npm error code EACCES",
      "This folder cannot be written: give yourself the right to write in it, or use a copy in a folder of your own.",
    ],
    ["npm error odd", "npm ci failed: its last lines above say why."],
  ])("%s is explained", async (line, sentence) => {
    checkout.write(
      "npm.cjs",
      `console.error(${JSON.stringify(line)}); process.exit(1)`,
    );
    expect(await checkout.run("test")).toEqual({
      code: 1,
      stdout: "",
      stderr: `${INSTALLING}\n${line}\n${sentence}\n`,
    });
  });
});

describe("test", () => {
  test("hands arguments and the exit code through, and names what it leaves out", async () => {
    checkout.install();
    checkout.installTurbo(TURBO);
    expect(await checkout.run("test", "--force")).toEqual({
      code: 3,
      stdout: [
        `run test check --force --output-logs=full --log-order=grouped --continue=dependencies-successful ${process.version} absent`,
        "Left out: Flask live (not installed; get it with: npx decant flask)",
        "Left out: what needs Redis, nginx or a browser (.ci/run has it; npx decant doctor says how to get them)",
        "",
      ].join("\n"),
      stderr: "",
    });
  });
});

describe("the output of Turborepo", () => {
  const OUTPUT = `• Running test in 3 packages
@decant/lesson-05-dynamic-routes:test: cache hit, replaying logs 1a2b
@decant/lesson-05-dynamic-routes:test: PASS test/app.test.ts
@decant/lab:test: cache miss, executing 3c4d
@decant/lab:test: PASS test/masks.test.ts
@decant/cli:check: cache miss, executing 5e6f
@decant/cli:check: ✗ the repository
@decant/cli:check: npm error code 1

 Tasks:    2 successful, 3 total
`;

  beforeEach(() => {
    checkout.install();
    checkout.installTurbo(`process.stdout.write(${JSON.stringify(OUTPUT)});`);
  });

  test("becomes a line for each task, and what failed", async () => {
    const { stdout } = await checkout.run("build");
    expect(stdout).toBe(`• Running test in 3 packages
✓ 05-dynamic-routes: test (unchanged)
✓ lab: test
✗ cli: check
cache miss, executing 5e6f
✗ the repository
npm error code 1

 Tasks:    2 successful, 3 total
`);
  });

  test("stays as it is where another kind is asked for", async () => {
    const { stdout } = await checkout.run("build", "--output-logs=full");
    expect(stdout).toBe(OUTPUT);
  });
});

test("options of start are refused", async () => {
  checkout.install();
  expect(await checkout.run("start", "--port", "4000")).toEqual({
    code: 1,
    stdout: "",
    stderr:
      "npm start takes no options but --class and what belongs to it, and this is --port 4000: npx decant gallery --port 8000 chooses another port.\n",
  });
});

test("anything else is refused", async () => {
  checkout.install();
  expect(await checkout.run("stop")).toEqual({
    code: 1,
    stdout: "",
    stderr: "Usage: node packages/cli/setup.mjs start|test|build|dev|export\n",
  });
});
