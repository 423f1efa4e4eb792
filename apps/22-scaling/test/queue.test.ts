import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import type { Policy } from "../src/queue/job.ts";
import { TAKE } from "../src/queue/sqlite.ts";
import { openTable } from "../src/queue/table.ts";
import { open, QUICK, testQueue, work } from "./queue-contract.ts";
import {
  LESSON,
  startScript,
  startText,
  temporaryFolder,
  until,
} from "./support.ts";

const SQLITE = join(LESSON, "src/queue/sqlite.ts");
const file = () => join(temporaryFolder(), "jobs.sqlite3");

describe("the queue in a SQLite file", () => {
  testQueue(file);

  /** Lets a process of its own take the job, and kills it. */
  async function killWorker(place: string, policy: Policy) {
    const worker = startText(`
      import { sqliteQueue } from ${JSON.stringify(SQLITE)};
      const place = ${JSON.stringify(place)};
      const queue = sqliteQueue(place, ${JSON.stringify(policy)});
      queue.work(({ attempt }) => {
        console.log("begun", attempt);
        return new Promise(() => setTimeout(() => {}, 60_000));
      });
    `);
    await worker.printed(/begun \d/);
    expect(await worker.end("SIGKILL")).toBe("SIGKILL");
  }

  test("kill -9 in the middle of a job: another does it", async () => {
    const place = file();
    const policy = { ...QUICK, leaseMs: 500 };
    const queue = await open(place, policy);
    const id = await queue.add("report", {});
    await killWorker(place, policy);
    expect(await queue.state(id)).toBe("waiting");
    const attempts: number[] = [];
    work(queue, async ({ attempt }) => void attempts.push(attempt));
    await until(async () => (await queue.state(id)) === "done", "done");
    expect(attempts).toEqual([2]);
  });

  test("a job that kills every worker is dead in the end", async () => {
    const place = file();
    const policy = { ...QUICK, attempts: 1, leaseMs: 500 };
    const queue = await open(place, policy);
    const id = await queue.add("report", {});
    await killWorker(place, policy);
    expect(await queue.state(id)).toBe("waiting");
    let called = 0;
    work(queue, async () => void (called += 1));
    await until(async () => (await queue.state(id)) === "dead", "dead");
    expect(called).toBe(0);
  });

  test("a late attempt does not change what a later one says", async () => {
    const place = file();
    const queue = await open(place);
    const id = await queue.add("report", {});
    let fail = () => {};
    const stop = await new Promise<() => Promise<void>>((begun) => {
      const end = work(queue, () => {
        begun(end);
        return new Promise((_, reject) => (fail = reject));
      });
    });
    // Its lease has ended, and another worker has done the job.
    const table = openTable(place);
    const sql = "UPDATE jobs SET attempt = 2, state = 'done'";
    await table.get(sql, []);
    fail();
    await stop();
    expect(await queue.state(id)).toBe("done");
    await table.close();
  });

  test("a busy file: 503 for who asks, and no failed job", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue();
    const place = file();
    const queue = await open(place);
    const visitor = request(createApp({ queue }));
    const { body } = await visitor.post("/reports").expect(202);
    const other = openTable(place);
    let called = 0;
    work(queue, async () => {
      called += 1;
      await other.get("BEGIN EXCLUSIVE", []);
    });
    await until(() => log.mock.calls.length > 0, "a complaint");
    await visitor.post("/reports").expect(503);
    await visitor.get(`/reports/${body.id}`).expect(503);
    await other.get("COMMIT", []);
    await until(
      async () => (await queue.state(body.id)) === "done",
      "done",
    );
    expect(called).toBe(1);
    expect(log).toHaveBeenCalledWith(
      "Queue: Error: SQLITE_BUSY: database is locked",
    );
    await other.close();
    log.mockRestore();
  });

  test("a job is found by an index", async () => {
    const table = openTable(file());
    const plan = await table.get(`EXPLAIN QUERY PLAN ${TAKE}`, [1, 1]);
    expect(plan).toMatchObject({
      detail: expect.stringContaining("SEARCH jobs USING"),
    });
    await table.close();
  });
});

describe("src/worker.ts", () => {
  test("does what POST /reports added, until SIGTERM", async () => {
    const cwd = temporaryFolder();
    const queue = await open(join(cwd, "jobs.sqlite3"));
    const visitor = request(createApp({ queue }));
    const { body } = await visitor.post("/reports").expect(202);
    const worker = startScript("src/worker.ts", { cwd });
    await worker.printed(
      new RegExp(`^Report ${body.id}: Task Completed$`, "m"),
    );
    await until(async () => {
      const answer = await visitor.get(`/reports/${body.id}`);
      return answer.body.state === "done";
    }, "done");
    expect(await worker.end("SIGTERM")).toBe(0);
  });
});
