import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, jest, test } from "@jest/globals";
import { databaseFile } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "decant-database-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

test("a file that can be written is given back", () => {
  const file = join(folder, "new.db");
  expect(databaseFile(file)).toBe(file);
});

test("where there is no folder the path is named, and the process ends", () => {
  const exit = jest.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("ended");
  });
  const error = jest.spyOn(console, "error").mockImplementation(() => {});
  const file = join(folder, "none/users.db");
  expect(() => databaseFile(file)).toThrow("ended");
  expect(exit).toHaveBeenCalledWith(1);
  expect(error.mock.calls).toEqual([
    [
      `Cannot write ${file} (ENOENT): start from a folder that you may write to.`,
    ],
  ]);
});
