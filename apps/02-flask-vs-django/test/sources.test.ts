import { expect, test } from "@jest/globals";
import { countRows, readComparison } from "./evidence.ts";

test("files, lines and libraries are as counted now", () => {
  const names = new Set(countRows().map(({ name }) => name));
  const written = readComparison().filter(({ name }) =>
    names.has(name),
  );
  expect(written).toEqual(countRows());
});
