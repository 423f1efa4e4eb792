import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import type { Job, Queue } from "../src/queue/job.ts";
import { sqliteQueue } from "../src/queue/sqlite.ts";
import { openTable } from "../src/queue/table.ts";
import { open, QUICK, work } from "./queue-contract.ts";
import { afterwards, temporaryFolder, until } from "./support.ts";

const HOUR_MS = 60 * 60 * 1000;
const fail = () => Promise.reject(new Error("no paper"));

interface Row {
  readonly state: string;
  readonly attempt: number;
  readonly due: number;
  readonly error: string | null;
}

/** A queue in a file, and the only row of its table. */
async function openOne(policy = QUICK) {
  const place = join(temporaryFolder(), "jobs.sqlite3");
  const queue = await open(place, policy);
  const table = openTable(place);
  afterwards(() => table.close());
  await queue.add("report", {});
  return {
    queue,
    table,
    read: () => table.get<Row>("SELECT * FROM jobs", []),
  };
}

/** Lets a queue do one job. */
async function workOnce(queue: Queue, handle: () => Promise<void>) {
  let stop: (() => Promise<void>) | undefined;
  await new Promise<void>((begun) => {
    stop = queue.work(() => {
      begun();
      return handle();
    });
  });
  await stop?.();
}

test("a job's row says why it failed, until it is done", async () => {
  const { queue, table, read } = await openOne({
    ...QUICK,
    attempts: 2,
    backoffMs: 0,
  });
  expect(await read()).toMatchObject({ error: null, attempt: 0 });
  await workOnce(queue, fail);
  const error = "Error: no paper";
  expect(await read()).toMatchObject({ state: "waiting", error });
  await workOnce(queue, fail);
  expect(await read()).toMatchObject({ state: "dead", error });

  await table.get("UPDATE jobs SET state = 'waiting', attempt = 0", []);
  await workOnce(queue, async () => {});
  expect(await read()).toMatchObject({ state: "done", error: null });
});

test("a job whose workers all died says so", async () => {
  const { queue, table, read } = await openOne();
  await table.get("UPDATE jobs SET attempt = 3", []);
  work(queue, fail);
  await until(async () => (await read())?.state === "dead", "dead");
  expect(await read()).toMatchObject({ error: "Its workers died" });
});

test("each wait is twice as long as the one before", async () => {
  const backoffMs = 10 * HOUR_MS;
  const policy = { ...QUICK, attempts: 4, backoffMs };
  const { queue, table, read } = await openOne(policy);
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await workOnce(queue, fail);
    const { due = 0 } = (await read()) ?? {};
    waits.push(Math.round((due - Date.now()) / HOUR_MS));
    await table.get("UPDATE jobs SET due = 0", []);
  }
  expect(waits).toEqual([10, 20, 40]);
});

test("a worker that has stopped renews no lease", async () => {
  const begun = jest.spyOn(globalThis, "setInterval");
  const ended = jest.spyOn(globalThis, "clearInterval");
  afterwards(() => jest.restoreAllMocks());
  const { queue } = await openOne();
  await workOnce(queue, async () => {});
  expect(begun).toHaveBeenCalledTimes(1);
  expect(ended).toHaveBeenCalledTimes(1);
  const [timer] = ended.mock.calls[0] ?? [];
  expect(timer).toBe(begun.mock.results[0]?.value);
});

test("by default a job that is done is known for a day", async () => {
  const queue = sqliteQueue(":memory:");
  afterwards(() => queue.close());
  const finish = async () => {
    const id = await queue.add("report", {});
    await workOnce(queue, async () => {});
    return id;
  };
  const clock = jest.spyOn(Date, "now");
  afterwards(() => clock.mockRestore());
  const start = Date.now();
  const states = [];
  clock.mockReturnValue(start);
  const first = await finish();
  for (const hours of [23, 25]) {
    clock.mockReturnValue(start + hours * HOUR_MS);
    await finish(); // cleans up
    states.push(await queue.state(first));
  }
  expect(states).toEqual(["done", undefined]);
});

test("a queue that is closed is 503, and closes once", async () => {
  const queue = sqliteQueue(":memory:");
  const visitor = request(createApp({ queue }));
  await visitor.post("/reports").expect(202);
  await queue.close();
  await visitor.post("/reports").expect(503);
  await visitor.get("/reports/1").expect(503);
  await expect(queue.close()).rejects.toThrow("SQLITE_MISUSE");
});

test("POST /reports adds a report", async () => {
  const queue = await open(":memory:");
  const visitor = request(createApp({ queue }));
  const { body } = await visitor.post("/reports").expect(202);
  const job = await new Promise<Job>((resolve) => {
    work(queue, async (each) => resolve(each));
  });
  const { id } = body;
  expect(job).toEqual({ id, name: "report", data: {}, attempt: 1 });
});
