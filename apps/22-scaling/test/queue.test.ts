import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import type { Queue } from "../src/queue/job.ts";
import { open, QUICK, testQueue, work } from "./queue-contract.ts";
import {
  afterwards,
  startScript,
  temporaryFolder,
  until,
} from "./support.ts";

const file = () => join(temporaryFolder(), "jobs.sqlite3");

describe("the queue in a SQLite file", () => {
  testQueue(file);

  /** Lets a worker take the job and say nothing until it fails. */
  async function takeSilently(queue: Queue) {
    let fail = () => {};
    let stop: (() => Promise<void>) | undefined;
    await new Promise<void>((begin) => {
      stop = queue.work(() => {
        begin();
        return new Promise((_, reject) => (fail = reject));
      });
    });
    return () => {
      fail();
      return stop?.();
    };
  }

  test("a worker falls silent: another one after the lease", async () => {
    const queue = await open(file(), { ...QUICK, leaseMs: 150 });
    const before = Date.now();
    const id = await queue.add("report", {});
    const failLate = await takeSilently(queue);
    expect(await queue.state(id)).toBe("waiting");

    const attempts: number[] = [];
    work(queue, async ({ attempt }) => void attempts.push(attempt));
    await until(async () => (await queue.state(id)) === "done", "done");
    expect(Date.now() - before).toBeGreaterThanOrEqual(150);
    await failLate();
    expect(await queue.state(id)).toBe("done");
    expect(attempts).toEqual([2]);
  });

  test("a job that silences every worker is dead in the end", async () => {
    const policy = { ...QUICK, attempts: 1, leaseMs: 50 };
    const queue = await open(file(), policy);
    const id = await queue.add("report", {});
    afterwards(await takeSilently(queue));
    let called = 0;
    work(queue, async () => void (called += 1));
    await until(async () => (await queue.state(id)) === "dead", "dead");
    expect(called).toBe(0);
  });
});

describe("src/worker.ts", () => {
  test("does what POST /reports added, until SIGTERM", async () => {
    const cwd = temporaryFolder();
    const app = await createApp(join(cwd, "jobs.sqlite3"));
    const visitor = request(app);
    const { body } = await visitor.post("/reports").expect(202);
    const worker = startScript("src/worker.ts", { cwd });
    await worker.printed(
      new RegExp(`^Report ${body.id}: 3 pages$`, "m"),
    );
    await until(async () => {
      const answer = await visitor.get(`/reports/${body.id}`);
      return answer.body.state === "done";
    }, "done");
    expect(await worker.end("SIGTERM")).toBe(0);
  });
});
