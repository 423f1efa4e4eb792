import { expect, test } from "@jest/globals";
import { bullQueue } from "../src/queue/bull.ts";
import type { Handler, Job, Policy, Queue } from "../src/queue/job.ts";
import { sqliteQueue } from "../src/queue/sqlite.ts";
import { afterwards, until } from "./support.ts";

export const QUICK: Policy = {
  attempts: 3,
  backoffMs: 60,
  leaseMs: 10_000,
  keepMs: 60_000,
};

type Where = () => string | Promise<string>;

/** Opens a queue for one test. */
export async function open(
  place: string,
  policy = QUICK,
): Promise<Queue> {
  const queue = place.startsWith("redis:")
    ? bullQueue(place, policy)
    : sqliteQueue(place, policy);
  afterwards(() => queue.close());
  await until(
    () =>
      queue.state("x").then(
        () => true,
        () => false,
      ),
    "the queue",
  );
  return queue;
}

/** Lets a queue work until the test ends. */
export function work(
  queue: Queue,
  handle: Handler,
): () => Promise<void> {
  const stop = queue.work(handle);
  afterwards(stop);
  return stop;
}

/**
 * What a queue must do, whatever holds its jobs.
 *
 * @param where - gives the place of a queue that is empty
 */
export function testQueue(where: Where): void {
  test("a job waits, is done with its data, and stays done", async () => {
    const queue = await open(await where());
    const id = await queue.add("report", { pages: 3, title: "Été" });
    expect(await queue.state(id)).toBe("waiting");
    const done: Job[] = [];
    work(queue, async (job) => void done.push(job));
    await until(async () => (await queue.state(id)) === "done", "done");
    expect(done).toEqual([
      {
        id,
        name: "report",
        data: { pages: 3, title: "Été" },
        attempt: 1,
      },
    ]);
    expect(await queue.state("unknown")).toBeUndefined();
  });

  test("a job is not done before its handler is", async () => {
    const queue = await open(await where());
    const id = await queue.add("report", {});
    let finish = () => {};
    const begun = new Promise<void>((begin) => {
      work(queue, () => {
        begin();
        return new Promise<void>((resolve) => (finish = resolve));
      });
    });
    await begun;
    afterwards(() => finish()); // or its worker would never stop
    expect(await queue.state(id)).toBe("waiting");
    finish();
    await until(async () => (await queue.state(id)) === "done", "done");
  });

  test("a failed job is tried again, ever later, then dead", async () => {
    const queue = await open(await where());
    const failures = new Map<string, number>();
    const add = async (fails: number) => {
      const id = await queue.add("report", {});
      failures.set(id, fails);
      return id;
    };
    const [bad, late, good] = [
      await add(9),
      await add(2),
      await add(0),
    ];
    const times = new Map<string, number[]>();
    work(queue, async ({ id, attempt }) => {
      times.set(id, [...(times.get(id) ?? []), Date.now()]);
      if (attempt <= (failures.get(id) ?? 0)) throw new Error("no");
    });
    for (const [id, state] of [
      [good, "done"],
      [late, "done"],
      [bad, "dead"],
    ] as const) {
      await until(async () => (await queue.state(id)) === state, state);
    }
    expect(times.get(good)).toHaveLength(1);
    for (const id of [late, bad]) {
      const [first = 0, second = 0, third = 0, ...more] =
        times.get(id) ?? [];
      expect(second - first).toBeGreaterThanOrEqual(
        QUICK.backoffMs - 5,
      );
      expect(third - second).toBeGreaterThanOrEqual(
        2 * QUICK.backoffMs - 5,
      );
      expect(more).toEqual([]);
    }
  });

  test("a job longer than its lease is done once", async () => {
    const place = await where();
    const policy = { ...QUICK, leaseMs: 1000 };
    const [one, two] = [
      await open(place, policy),
      await open(place, policy),
    ];
    const id = await one.add("report", {});
    const begun = Date.now();
    let called = 0;
    for (const queue of [one, two]) {
      work(queue, async () => {
        called += 1;
        await until(() => Date.now() - begun > 3000, "three leases");
      });
    }
    await until(async () => (await one.state(id)) === "done", "done");
    expect(called).toBe(1);
  });

  test("a job that is done is forgotten after a while", async () => {
    const policy = { ...QUICK, backoffMs: 1, keepMs: 50 };
    const queue = await open(await where(), policy);
    const old = await queue.add("report", {});
    const bad = await queue.add("report", { bad: true });
    work(queue, async ({ data }) => {
      if ("bad" in (data as object)) throw new Error("no");
    });
    await until(
      async () => (await queue.state(bad)) === "dead",
      "dead",
    );
    const states = await until(async () => {
      // Each kind is cleaned up when another of its kind ends.
      await queue.add("report", {});
      await queue.add("report", { bad: true });
      const now = [await queue.state(old), await queue.state(bad)];
      return now.every((state) => state !== "dead" && state !== "done")
        ? now
        : undefined;
    }, "both to be forgotten");
    expect(states).toEqual([undefined, undefined]);
  });

  test("two workers share the jobs, and do each once", async () => {
    const place = await where();
    const [one, two] = [await open(place), await open(place)];
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, n) => one.add("report", { n })),
    );
    const done: string[] = [];
    work(one, async ({ id }) => void done.push(id));
    work(two, async ({ id }) => void done.push(id));
    await until(() => done.length >= 20, "twenty jobs");
    for (const id of ids) {
      await until(async () => (await two.state(id)) === "done", "done");
    }
    expect(done.toSorted()).toEqual(ids.toSorted());
  });

  test("stopping a worker lets it finish the job in hand", async () => {
    const queue = await open(await where());
    const first = await queue.add("report", {});
    let finish = () => {};
    let stop: (() => Promise<void>) | undefined;
    await new Promise<void>((begin) => {
      stop = work(queue, () => {
        begin();
        return new Promise<void>((resolve) => (finish = resolve));
      });
    });
    const second = await queue.add("report", {});
    const stopped = stop?.();
    finish();
    await stopped;
    expect(await queue.state(first)).toBe("done");
    expect(await queue.state(second)).toBe("waiting");
  });
}
