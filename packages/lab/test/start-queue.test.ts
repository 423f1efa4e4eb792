import { availableParallelism } from "node:os";
import { expect, test } from "@jest/globals";
import { StartQueue } from "../src/start-queue.ts";

const CORES = availableParallelism();
const always = () => true;

/** A start that lasts until it is let go. */
function makeStart() {
  let letGo = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { letGo, start: () => done };
}

test("as many run at once as there are processors, in their order", async () => {
  const queue = new StartQueue();
  const begun: number[] = [];
  const starts = Array.from({ length: CORES + 2 }, makeStart);
  const all = starts.map(({ start }, index) =>
    queue.add(() => {
      begun.push(index);
      return start();
    }, always),
  );
  await Promise.resolve();
  expect(begun).toHaveLength(CORES);
  for (const { letGo } of starts) letGo();
  await Promise.all(all);
  expect(begun).toEqual(starts.map((_, index) => index));
});

test("no more wait than may, and what nobody wants does not count", async () => {
  const queue = new StartQueue(1);
  const running = Array.from({ length: CORES }, makeStart);
  const all: Promise<void>[] = [];
  for (const { start } of running) {
    all.push(queue.add(start, always));
    await Promise.resolve();
  }
  let isWanted = true;
  const waiting = queue.add(
    async () => "started",
    () => isWanted,
  );
  await expect(queue.add(async () => "late", always)).rejects.toMatchObject({
    kind: "busy",
  });
  isWanted = false;
  const next = queue.add(async () => "next", always);
  for (const { letGo } of running) letGo();
  await expect(waiting).rejects.toMatchObject({ kind: "dropped" });
  expect(await next).toBe("next");
  await Promise.all(all);
});

test.each([
  ["fails", () => Promise.reject(new Error("no"))],
  [
    "throws at once",
    () => {
      throw new Error("no");
    },
  ],
])("a start that %s makes room for the next", async (_how, start) => {
  const queue = new StartQueue();
  const failing = Array.from({ length: CORES }, () => queue.add(start, always));
  const next = queue.add(async () => "next", always);
  await Promise.all(failing.map((one) => expect(one).rejects.toThrow("no")));
  expect(await next).toBe("next");
});
