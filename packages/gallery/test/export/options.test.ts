import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readOptions } from "../../src/export/options.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "decant-options-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("without options the site is for the root of a host", () => {
  const out = join(folder, "dist");
  expect(readOptions([], folder)).toEqual({ base: "/", out });
});

test("a base and a folder can be chosen", () => {
  const options = ["--base", "/a/b-c/", "--out", "site"];
  const out = join(folder, "site");
  expect(readOptions(options, folder)).toEqual({ base: "/a/b-c/", out });
});

test.each(["", "decant", "/decant", "decant/", "/a//b/", "/../", "/a b/"])(
  "the base %p is refused",
  (base) => {
    expect(() => readOptions(["--base", base], folder)).toThrow(
      `--base is the path of the site on its host, with a slash at both ends, such as /decant/; "${base}" is not.`,
    );
  },
);

test("an unknown option is refused, with those that there are", () => {
  expect(() => readOptions(["--bas", "/"], folder)).toThrow(
    /^Unknown option '--bas'.*\nUsage: npm run export -- \[--base \/decant\/\] \[--out dist\]$/s,
  );
});

test("a folder with other files stays as it is", () => {
  mkdirSync(join(folder, "mine"));
  writeFileSync(join(folder, "mine/thesis.txt"), "");
  expect(() => readOptions(["--out", "mine"], folder)).toThrow(
    `${join(folder, "mine")} holds something else than an exported site: choose another folder with --out, or empty it.`,
  );
  writeFileSync(join(folder, "mine/service-worker.js"), "");
  expect(readOptions(["--out", "mine"], folder).out).toBe(join(folder, "mine"));
});
