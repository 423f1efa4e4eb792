import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import {
  findPython,
  type Host,
  plainEnvironment,
  startHost,
} from "../src/host.ts";

// A host that answers as it is asked to.
const PROGRAM = `
const { writeSync } = require("node:fs");
const { createInterface } = require("node:readline");
const say = (message) => writeSync(3, JSON.stringify(message) + "\\n");
const answers = {
  port: (id) => say({ id, address: 4711 }),
  error: (id) => say({ id, error: "no such app" }),
  noise: (id) => {
    console.log('{"id":1,"address":1}');
    console.error("to stderr");
    answers.port(id);
  },
  short: (id) => {
    answers.port(id);
    say({ id, ended: "it was enough" });
  },
  crash: () => {
    say({ crash: "TypeError: lost" });
    process.exit(1);
  },
  exit: () => process.exit(3),
  exception: () => { throw new RangeError("too far"); },
  number: () => writeSync(3, "5\\n"),
  garbage: () => writeSync(3, "garbage\\n"),
  array: () => writeSync(3, "[]\\n"),
  flood: () => { for (let n = 0; n < 200; n += 1) writeSync(3, "x".repeat(1048576)); },
};
createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, open, close } = JSON.parse(line);
  if (close) say({ id, ended: "it was closed" });
  else answers[open](id);
});
`;

const MEDDLED = "it wrote to file descriptor 3, which is not the lesson's";

let host: Host;
function start(program = PROGRAM): void {
  host = startHost(process.execPath, ["--eval", program]);
}
afterEach(() => host.end());

describe("open", () => {
  test("gives each its own answer", async () => {
    start();
    const [first, second] = await Promise.allSettled([
      host.open("error"),
      host.open("port"),
    ]);
    expect(first).toEqual({
      status: "rejected",
      reason: new Error("no such app"),
    });
    expect(second).toMatchObject({ value: { address: 4711 } });
  });

  test("is not misled by what the app prints", async () => {
    start();
    expect(await host.open("noise")).toMatchObject({ address: 4711 });
    await host.end();
    expect(host.output().split("\n").toSorted()).toEqual([
      "",
      "to stderr",
      '{"id":1,"address":1}',
    ]);
  });

  test.each([
    ["crash", "TypeError: lost"],
    ["exit", "the process ended with code 3"],
    ["exception", "the process ended with code 1: RangeError: too far"],
    ["number", MEDDLED],
    ["garbage", MEDDLED],
    ["array", MEDDLED],
    ["flood", MEDDLED],
  ])("fails where the process ends: %s", async (how, reason) => {
    start();
    await expect(host.open(how)).rejects.toThrow(new Error(reason));
    expect(await host.gone).toBe(reason);
    await expect(host.open("port")).rejects.toThrow(new Error(reason));
  });

  test("fails where there is no such program", async () => {
    host = startHost("/no/such/program", []);
    await expect(host.open("port")).rejects.toThrow(
      "/no/such/program: spawn /no/such/program ENOENT",
    );
  });
});

describe("an app", () => {
  test("that ends by itself tells why, and its host goes on", async () => {
    start();
    const app = await host.open("short");
    expect(await app.gone).toBe("it was enough");
    expect(await host.open("port")).toMatchObject({ address: 4711 });
  });

  test("is closed, and its host goes on", async () => {
    start();
    const app = await host.open("port");
    await app.close();
    expect(await app.gone).toBe("it was closed");
    expect(await host.open("port")).toMatchObject({ address: 4711 });
  });

  test("is told to close once only", async () => {
    start(`process.stdin.pipe(process.stdout);\n${PROGRAM}`);
    const app = await host.open("port");
    await app.close();
    await app.close();
    await host.end();
    expect(host.output()).toBe(
      '{"id":1,"open":"port"}\n{"id":1,"close":true}\n',
    );
  });

  test("ends with its host", async () => {
    start();
    const app = await host.open("port");
    await host.end();
    expect(await app.gone).toBe("the process ended with code 0");
  });
});

test("end uses force where the process does not end by itself", async () => {
  start("setInterval(() => undefined, 1000)");
  await host.end();
  expect(await host.gone).toBe("the process ended with SIGKILL");
});

test("the environment is passed on by name only", () => {
  process.env["SECRET_KEY"] = "hush";
  process.env["DEBUG"] = "*";
  const names =
    "PATH HOME LANG LC_ALL TZ TMPDIR TEMP TMP SystemRoot SystemDrive ComSpec PATHEXT USERPROFILE APPDATA LOCALAPPDATA".split(
      " ",
    );
  const before = { ...process.env };
  for (const name of names) process.env[name] ??= name;
  const expected = Object.fromEntries(
    names.map((name) => [name, process.env[name]]),
  );
  const environment = plainEnvironment();
  for (const name of names) {
    if (before[name] === undefined) delete process.env[name];
  }
  delete process.env["SECRET_KEY"];
  delete process.env["DEBUG"];
  expect(environment).toEqual(expected);
});

test("a variable that is not set is not passed on", () => {
  const { LC_ALL } = process.env;
  delete process.env["LC_ALL"];
  expect(plainEnvironment()).not.toHaveProperty("LC_ALL");
  if (LC_ALL !== undefined) process.env["LC_ALL"] = LC_ALL;
});

describe("findPython", () => {
  const before = process.env["PYTHON"];
  const folder = mkdtempSync(join(tmpdir(), "decant-python-"));
  const venv = join(
    folder,
    process.platform === "win32"
      ? ".venv/Scripts/python.exe"
      : ".venv/bin/python",
  );
  afterEach(() => {
    if (before === undefined) delete process.env["PYTHON"];
    else process.env["PYTHON"] = before;
    rmSync(folder, { recursive: true, force: true });
  });

  test("finds none where there is none, or it has no Flask", () => {
    delete process.env["PYTHON"];
    mkdirSync(join(folder, "apps/05"), { recursive: true });
    expect(findPython(join(folder, "apps/05"))).toBeUndefined();
    mkdirSync(dirname(venv), { recursive: true });
    writeFileSync(venv, "not a program");
    expect(findPython(join(folder, "apps/05"))).toBeUndefined();
  });

  test("takes the one that PYTHON names, if it has Flask", () => {
    // Node takes these arguments too: "-c" checks a file, which is not there.
    process.env["PYTHON"] = process.execPath;
    expect(findPython(folder)).toBeUndefined();
    process.env["PYTHON"] = "/no/such/python";
    expect(findPython(folder)).toBeUndefined();
  });
});
