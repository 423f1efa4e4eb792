import fs, { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeEach,
  expect,
  jest,
  test,
} from "@jest/globals";
import { databaseFile } from "../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "decant-database-"));
let exit: jest.SpiedFunction<typeof process.exit>;
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

beforeEach(() => {
  exit = jest.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("ended");
  });
});

test("a file that can be written is given back, new or old", () => {
  const file = join(folder, "new.db");
  expect(databaseFile(file)).toBe(file);
  writeFileSync(file, "");
  expect(databaseFile(file)).toBe(file);
  expect(databaseFile("relative.db")).toBe("relative.db");
});

test("where there is no folder the path is named, and the process ends", () => {
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

test.each(["kept/users.db", "kept"])(
  "%s without the right to write is named",
  (refused) => {
    const error = jest.spyOn(console, "error").mockImplementation(() => {});
    const file = join(folder, "kept/users.db");
    fs.mkdirSync(join(folder, "kept"), { recursive: true });
    writeFileSync(file, "");
    // Whoever runs the tests may have all rights.
    jest.spyOn(fs, "accessSync").mockImplementation((path, mode) => {
      if (path !== join(folder, refused) || mode !== fs.constants.W_OK) return;
      throw Object.assign(new Error("refused"), { code: "EACCES" });
    });
    expect(() => databaseFile(file)).toThrow("ended");
    expect(error.mock.calls).toEqual([
      [
        `Cannot write ${file} (EACCES): start from a folder that you may write to.`,
      ],
    ]);
  },
);
