import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import request from "supertest";
import { open, QUICK, testQueue, work } from "../queue-contract.ts";
import {
  LESSON,
  startScript,
  startServer,
  startText,
  temporaryFolder,
  until,
} from "../support.ts";
import { startGunicorn, startPython, startRedis } from "./services.ts";

const BULL = join(LESSON, "src/queue/bull.ts");

async function stateOf(url: string, path: string): Promise<string> {
  const { body } = await request(url).get(path).expect(200);
  return body.state as string;
}

describe("the queue in Redis, by BullMQ", () => {
  const where = async () => (await startRedis()).url;
  testQueue(where);

  test("kill -9 in the middle of a job: another does it", async () => {
    const place = await where();
    const policy = { ...QUICK, leaseMs: 1000 };
    const queue = await open(place, policy);
    const id = await queue.add("report", {});
    const dying = startText(`
      import { bullQueue } from ${JSON.stringify(BULL)};
      const place = ${JSON.stringify(place)};
      const queue = bullQueue(place, ${JSON.stringify(policy)});
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

  test("a job that kills every worker is dead in the end", async () => {
    const place = await where();
    const policy = { ...QUICK, attempts: 1, leaseMs: 1000 };
    const queue = await open(place, policy);
    const id = await queue.add("report", {});
    const dying = startText(`
      import { bullQueue } from ${JSON.stringify(BULL)};
      const place = ${JSON.stringify(place)};
      const queue = bullQueue(place, ${JSON.stringify(policy)});
      queue.work(async () => process.kill(process.pid, "SIGKILL"));
    `);
    expect(await dying.ended()).toBe("SIGKILL");
    expect(await queue.state(id)).toBe("waiting");
    let called = 0;
    work(queue, async () => void (called += 1));
    await until(async () => (await queue.state(id)) === "dead", "dead");
    expect(called).toBe(0);
  });

  test("POST /reports on one process, done by src/worker.ts", async () => {
    const redis = await startRedis();
    const options = { env: { REDIS_URL: redis.url } };
    const { url } = await startServer("src/server.ts", options);
    const { body } = await until(async () => {
      const answer = await request(url).post("/reports");
      return answer.status === 202 && answer;
    }, "the queue");
    const path = `/reports/${body.id}`;
    expect(await stateOf(url, path)).toBe("waiting");
    const worker = startScript("src/worker.ts", options);
    await worker.printed(
      new RegExp(`^Report ${body.id}: Task Completed$`, "m"),
    );
    await until(
      async () => (await stateOf(url, path)) === "done",
      "done",
    );
    expect(await worker.end("SIGTERM")).toBe(0);
    await request(url).get("/reports/0").expect(404);
  });
});

describe("the queue of Celery, in Redis", () => {
  const CELERY = ["-m", "celery", "--app=tasks"];
  const WORKER = [
    ...CELERY,
    "worker",
    "--concurrency=1",
    "--loglevel=INFO",
  ];

  /** A copy of tasks.py, with a task that fails as it is told. */
  function otherTasks(): string {
    const cwd = temporaryFolder();
    const tasks = readFileSync(join(LESSON, "flask/tasks.py"), "utf8");
    const more = `
@celery.task(bind=True, **POLICY)
def fail(self, times):
    print(f"attempt {self.request.retries + 1}", flush=True)
    if self.request.retries < times:
        raise RuntimeError("not yet")

@celery.task(bind=True)
def die(self, marker):
    import pathlib, signal
    if pathlib.Path(marker).exists():
        print("survived", flush=True)
    else:
        pathlib.Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)

@celery.task(bind=True, **POLICY)
def die_again(self, marker):
    import signal
    with open(marker, "a") as file:
        file.write("x")
    os.kill(os.getpid(), signal.SIGKILL)
`;
    writeFileSync(join(cwd, "tasks.py"), tasks + more);
    return cwd;
  }

  function call(
    cwd: string,
    env: Record<string, string>,
    text: string,
  ) {
    const args = [...CELERY, "call", ...text.split(" ")];
    return startPython(args, { cwd, env });
  }

  test("POST /reports on gunicorn, done by a worker", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const { url } = await startGunicorn({
      ...env,
      WEB_CONCURRENCY: "1",
    });
    const { body } = await request(url).post("/reports").expect(202);
    const path = `/reports/${body.id}`;
    expect(await stateOf(url, path)).toBe("waiting");
    const worker = startPython(WORKER, { env });
    await worker.printed(/succeeded in .*: 'Task Completed'/);
    await until(
      async () => (await stateOf(url, path)) === "done",
      "done",
    );
    await request(url).get("/reports/0").expect(404);
    expect(await worker.end("SIGTERM")).toBe(0);
  });

  test("a task that fails is tried again, three times at most", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const cwd = otherTasks();
    const worker = startPython(WORKER, { cwd, env });
    await worker.printed(/ready/);
    await call(cwd, env, "tasks.fail --args=[1]").ended();
    await worker.printed(/tasks\.fail\[\S+ succeeded/);
    await call(cwd, env, "tasks.fail --args=[9]").ended();
    await worker.printed(/tasks\.fail\[\S+ raised unexpected/);
    const attempts = worker.output().match(/attempt \d/g);
    expect(attempts).toEqual([
      "attempt 1",
      "attempt 2",
      "attempt 1",
      "attempt 2",
      "attempt 3",
    ]);
  });

  test("kill -9 in the middle of a task: it is done again", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const cwd = otherTasks();
    const worker = startPython(WORKER, { cwd, env });
    await worker.printed(/ready/);
    const marker = JSON.stringify([join(cwd, "marker")]);
    await call(cwd, env, `tasks.die --args=${marker}`).ended();
    await worker.printed(/survived/);
    expect(worker.output()).toContain("WorkerLostError");
  });

  test("a task that kills every worker is begun without end", async () => {
    const redis = await startRedis();
    const env = { REDIS_URL: redis.url };
    const cwd = otherTasks();
    const worker = startPython(WORKER, { cwd, env });
    await worker.printed(/ready/);
    const path = join(cwd, "marker");
    writeFileSync(path, "");
    const marker = JSON.stringify([path]);
    await call(cwd, env, `tasks.die_again --args=${marker}`).ended();
    const begun = () => readFileSync(path, "utf8").length;
    await until(() => begun() > 4, "five attempts");
    expect(worker.output()).toContain("WorkerLostError");
  });
});
