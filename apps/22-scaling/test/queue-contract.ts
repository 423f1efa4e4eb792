import { expect, test } from "@jest/globals";
import type { Job, Policy, Queue } from "../src/job.ts";
import { afterwards, LESSON, startText, until } from "./support.ts";

export const QUICK: Policy = {
  attempts: 3,
  backoffMs: 60,
  leaseMs: 10_000,
};

/**
 * What a queue must do, whatever holds its jobs.
 *
 * @param where - gives the place of a queue that is empty
 */
export function testQueue(
  open: (where: string, policy: Policy) => Promise<Queue>,
  where: () => string | Promise<string>,
): void {
  async function opened(place: string, policy = QUICK) {
    const queue = await open(place, policy);
    afterwards(() => queue.close());
    return queue;
  }

  function work(queue: Queue, handle: (job: Job) => Promise<void>) {
    const stop = queue.work(handle);
    afterwards(stop);
    return stop;
  }

  test("a job waits, is done with its data, and stays done", async () => {
    const queue = await opened(await where());
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
    const queue = await opened(await where());
    const id = await queue.add("report", {});
    let finish = () => {};
    const begun = new Promise<void>((begin) => {
      work(queue, () => {
        begin();
        return new Promise<void>((resolve) => (finish = resolve));
      });
    });
    await begun;
    expect(await queue.state(id)).toBe("waiting");
    finish();
    await until(async () => (await queue.state(id)) === "done", "done");
  });

  test("a job that fails is tried again, later each time", async () => {
    const queue = await opened(await where());
    const id = await queue.add("report", {});
    const times: number[] = [];
    work(queue, async ({ attempt }) => {
      times.push(Date.now());
      if (attempt < 3) throw new Error("not yet");
    });
    await until(async () => (await queue.state(id)) === "done", "done");
    const [first = 0, second = 0, third = 0] = times;
    expect(times).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(QUICK.backoffMs - 5);
    expect(third - second).toBeGreaterThanOrEqual(
      2 * QUICK.backoffMs - 5,
    );
  });

  test("a job that always fails is dead, the next is done", async () => {
    const queue = await opened(await where());
    const bad = await queue.add("report", { fails: true });
    const good = await queue.add("report", { fails: false });
    const attempts: number[] = [];
    work(queue, async ({ data, attempt }) => {
      if (!(data as { fails: boolean }).fails) return;
      attempts.push(attempt);
      throw new Error("never");
    });
    await until(
      async () => (await queue.state(bad)) === "dead",
      "dead",
    );
    await until(
      async () => (await queue.state(good)) === "done",
      "done",
    );
    expect(attempts).toEqual([1, 2, 3]);
  });

  test("two workers share the jobs, and do each once", async () => {
    const place = await where();
    const [one, two] = [await opened(place), await opened(place)];
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

  test("kill -9 in the middle of a job: another does it", async () => {
    const place = await where();
    const policy = { ...QUICK, leaseMs: 1000 };
    const queue = await opened(place, policy);
    const id = await queue.add("report", { pages: 3 });
    const dying = startText(`
      import { openQueue } from ${JSON.stringify(`${LESSON}src/queue.ts`)};
      const policy = ${JSON.stringify(policy)};
      const queue = await openQueue(${JSON.stringify(place)}, policy);
      queue.work(({ id, attempt }) => {
        console.log("begun", id, attempt);
        return new Promise((resolve) => setTimeout(resolve, 60_000));
      });
    `);
    const [, begun] = await dying.printed(/begun (\S+) 1\n/);
    expect(begun).toBe(id);
    expect(await dying.end("SIGKILL")).toBe("SIGKILL");
    expect(await queue.state(id)).toBe("waiting");

    const attempts: number[] = [];
    work(queue, async ({ attempt }) => void attempts.push(attempt));
    await until(async () => (await queue.state(id)) === "done", "done");
    expect(attempts).toEqual([2]);
  });

  test("stopping a worker lets it finish the job in hand", async () => {
    const queue = await opened(await where());
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
