import { expect, test } from "@jest/globals";
import { inSeededOrder } from "../src/order.ts";

const NAMES = Array.from({ length: 97 }, (_, index) => `question ${index}`);
const order = (seed: string, names: readonly string[] = NAMES) =>
  inSeededOrder(names, seed, (name) => name);

test("a seed gives the same order, and another seed another one", () => {
  expect(order("monday")).toEqual(order("monday"));
  expect(order("monday").toSorted()).toEqual(NAMES.toSorted());
  expect(order("monday")).not.toEqual(NAMES);
  expect(order("monday")).not.toEqual(order("tuesday"));
});

test("some of the things come as they come among all", () => {
  const some = NAMES.filter((_, index) => index % 3 === 0);
  expect(order("monday", some)).toEqual(
    order("monday").filter((name) => some.includes(name)),
  );
});

test("over many seeds each thing is first about equally often", () => {
  const names = NAMES.slice(0, 10);
  const firsts = new Map(names.map((name) => [name, 0]));
  for (let seed = 0; seed < 1000; seed += 1) {
    const [first = ""] = order(String(seed), names);
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  for (const count of firsts.values()) {
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(140);
  }
});
