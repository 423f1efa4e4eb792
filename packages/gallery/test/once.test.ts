import { expect, test } from "@jest/globals";
import { once } from "../src/once.ts";

test("the same argument is made once, until another one comes", () => {
  const made: string[] = [];
  const double = once((text: string) => {
    made.push(text);
    return text + text;
  });
  expect([double("a"), double("a"), double("b"), double("a")]).toEqual([
    "aa",
    "aa",
    "bb",
    "aa",
  ]);
  expect(made).toEqual(["a", "b", "a"]);
});

test("what failed is tried again; those who waited for it hear of it", async () => {
  let tries = 0;
  const make = once(async (name: string) => {
    tries += 1;
    if (tries === 1) throw new Error("The disk is full.");
    return name;
  });
  const waiting = [make("deck"), make("deck")];
  for (const one of waiting) await expect(one).rejects.toThrow("full");
  expect(tries).toBe(1);
  expect(await make("deck")).toBe("deck");
  expect(await make("deck")).toBe("deck");
  expect(tries).toBe(2);
});

test("a failure that comes late forgets nothing that was made since", async () => {
  let fail = (_error: Error) => {};
  let tries = 0;
  const make = once((name: string) => {
    tries += 1;
    return name === "old"
      ? new Promise<string>((_resolve, reject) => {
          fail = reject;
        })
      : Promise.resolve(name);
  });
  const old = make("old");
  await make("new");
  fail(new Error("late"));
  await expect(old).rejects.toThrow("late");
  expect(await make("new")).toBe("new");
  expect(tries).toBe(2);
});
