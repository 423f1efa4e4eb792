import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { decant } from "./decant.ts";
import { makeRepository, type Repository } from "./repository.ts";

jest.setTimeout(60_000);

let repository: Repository;
beforeEach(async () => {
  repository = await makeRepository();
  repository.write(
    "requirements.lock",
    "flask==3.1.3 \\\n    --hash=sha256:00\n",
  );
});
afterEach(() => repository.remove());

function writeProgram(file: string, ...lines: readonly string[]): string {
  repository.write(file, ["#!/bin/sh", ...lines, ""].join("\n"));
  const path = join(repository.root, file);
  chmodSync(path, 0o755);
  return path;
}

describe("decant flask", () => {
  test("without Python", async () => {
    const { code, stdout, stderr } = await decant(["flask"], {
      cwd: repository.root,
      env: { PYTHON: "no-such-python" },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(
      /^There is no Python 3 here: get it with .+, or name one with PYTHON=<path>\.\n$/,
    );
  });

  test("makes a .venv anew that an interruption left without pip", async () => {
    const venv = join(repository.root, ".venv");
    writeProgram(".venv/bin/python", "exit 1");
    const log = join(repository.root, "log");
    const whole = writeProgram("whole", "exit 0");
    const PYTHON = writeProgram(
      "python",
      'if [ "$1" = --version ]; then echo Python 3.12.4; exit; fi',
      `echo "$@" >>'${log}'`,
      `cp '${whole}' '${venv}/bin/python'`,
    );
    const { code, stderr } = await decant(["flask"], {
      cwd: repository.root,
      env: { PYTHON },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(readFileSync(log, "utf8")).toBe(`-m venv --clear ${venv}\n`);

    await decant(["flask"], { cwd: repository.root, env: { PYTHON } });
    expect(readFileSync(log, "utf8")).toBe(`-m venv --clear ${venv}\n`);
  });
});
