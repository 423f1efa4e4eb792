import { expect, test } from "@jest/globals";
import { merge } from "../src/merge.ts";

async function* give<T>(...values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function all<T>(...sources: readonly AsyncIterable<T>[]): Promise<T[]> {
  const values: T[] = [];
  for await (const value of merge(sources)) values.push(value);
  return values;
}

test("gives all that each has, each in its order", async () => {
  const values = await all(give("a", "b", "c"), give<string>(), give("1", "2"));
  expect(values.filter((value) => /[a-z]/.test(value))).toEqual([
    "a",
    "b",
    "c",
  ]);
  expect(values.filter((value) => /\d/.test(value))).toEqual(["1", "2"]);
  expect(values).toHaveLength(5);
});

test("gives nothing of nothing", async () => {
  expect(await all()).toEqual([]);
});

test("gives what comes first, whichever source it is of", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  async function* slow() {
    await held;
    yield "slow";
  }
  const values: string[] = [];
  for await (const value of merge([slow(), give("quick", "last")])) {
    values.push(value);
    if (value === "last") release();
  }
  expect(values).toEqual(["quick", "last", "slow"]);
});

test("fails as soon as one does, though another never comes", async () => {
  const never: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
  };
  async function* broken(): AsyncGenerator<string> {
    yield "one";
    throw new Error("lost");
  }
  const values: string[] = [];
  const read = async () => {
    for await (const value of merge([never, broken()])) values.push(value);
  };
  await expect(read()).rejects.toThrow(new Error("lost"));
  expect(values).toEqual(["one"]);
});
