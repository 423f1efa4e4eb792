import { expect, test } from "@jest/globals";
import { explainFileError } from "../src/explain-file-error.ts";

const CANNOT = "/a/b cannot be written:";

test.each([
  [
    { code: "EACCES", path: "/a/b" },
    `${CANNOT} give yourself the right to, or work in a copy in a folder of your own.`,
  ],
  [
    { code: "EROFS", path: "/a/b" },
    `${CANNOT} give yourself the right to, or work in a copy in a folder of your own.`,
  ],
  [{ code: "ENOSPC", path: "/a/b" }, `${CANNOT} the disk is full.`],
  [{ code: "ENOENT", path: "/a/b" }, undefined],
  [{ code: "EACCES" }, undefined],
])("%j", (error, sentence) => {
  expect(explainFileError(Object.assign(new Error("failed"), error))).toBe(
    sentence,
  );
});
