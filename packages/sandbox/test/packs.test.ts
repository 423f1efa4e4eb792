import { expect, test } from "@jest/globals";
import { joinParts } from "../src/build/packs.ts";

test("what the same sides need is one script, and nothing is twice", () => {
  const parts = new Map(
    ["a", "b", "c", "d", "unused"].map((name) => [name, `${name};`]),
  );
  const one = new Set(["a", "b", "c"]);
  const two = new Set(["a", "b", "d"]);
  const packs = joinParts(parts, [one, two]);
  const read = (names: Set<string>) =>
    packs.withParts(names).map((name) => packs.scripts.get(name));
  expect([...packs.scripts.values()]).toEqual(["a;b;", "c;", "d;"]);
  expect([read(one), read(two)]).toEqual([
    ["a;b;", "c;"],
    ["a;b;", "d;"],
  ]);
});
