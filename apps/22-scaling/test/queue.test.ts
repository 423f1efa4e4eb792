import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openQueue } from "../src/queue.ts";
import { QUICK, testQueue } from "./queue-contract.ts";
import {
  afterwards,
  LESSON,
  startScript,
  startText,
  temporaryFolder,
  until,
} from "./support.ts";

const file = () => join(temporaryFolder(), "jobs.sqlite3");

describe("the queue in a SQLite file", () => {
  testQueue(openQueue, file);

  test("a job that kills every worker is dead in the end", async () => {
    const place = file();
    const policy = { ...QUICK, attempts: 1, leaseMs: 500 };
    const queue = await openQueue(place, policy);
    afterwards(() => queue.close());
    const id = await queue.add("report", {});
    const deadly = startText(`
      import { openQueue } from ${JSON.stringify(`${LESSON}src/queue.ts`)};
      const policy = ${JSON.stringify(policy)};
      const queue = await openQueue(${JSON.stringify(place)}, policy);
      queue.work(() => process.kill(process.pid, "SIGKILL"));
    `);
    expect(await deadly.ended()).toBe("SIGKILL");
    expect(await queue.state(id)).toBe("waiting");
    let called = 0;
    afterwards(queue.work(async () => void (called += 1)));
    await until(async () => (await queue.state(id)) === "dead", "dead");
    expect(called).toBe(0);
  });
});

describe("src/worker.ts", () => {
  test("does what POST /reports added, until SIGTERM", async () => {
    const cwd = temporaryFolder();
    const app = await createApp(undefined, join(cwd, "jobs.sqlite3"));
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
