// Left out by jest.config.js on Windows, where a script is no program.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, expect, test } from "@jest/globals";
import { findPython } from "../src/find-python.ts";

const folder = mkdtempSync(join(tmpdir(), "decant-python-"));
const venv = join(folder, ".venv/bin/python");
const named = join(folder, "named");
/** Is content with what findPython asks of an interpreter that has Flask. */
const SCRIPT = '#!/bin/sh\necho printed >&2\ntest "$*" = "-c import flask"\n';
for (const file of [venv, named]) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, SCRIPT, { mode: 0o755 });
}
afterAll(() => rmSync(folder, { recursive: true }));

const before = process.env["PYTHON"];
afterEach(() => {
  if (before === undefined) delete process.env["PYTHON"];
  else process.env["PYTHON"] = before;
});

test.each(["", "apps", "apps/05-dynamic-routes"])(
  "from %j the .venv at or above it is found",
  (from) => {
    delete process.env["PYTHON"];
    expect(findPython(join(folder, from))).toBe(venv);
  },
);

test("PYTHON stands above .venv", () => {
  process.env["PYTHON"] = named;
  expect(findPython(folder)).toBe(named);
});
