import { expect, test } from "@jest/globals";
import request from "supertest";
import { startServer, until } from "./support.ts";

/** The processes that answer at an address. */
async function pids(url: string): Promise<Set<number>> {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () =>
      // What is on its way to a worker that dies gets no answer at all.
      request(url).get("/stats").timeout(1000),
    ),
  );
  return new Set(
    answers.map((answer) =>
      Number(answer.get("X-Served-By")?.slice("process-".length)),
    ),
  );
}

test("two workers on one port; one that is killed is replaced", async () => {
  const env = { WEB_CONCURRENCY: "2" };
  const { program, url } = await startServer("src/cluster.ts", { env });
  const before = await until(async () => {
    const found = await pids(url);
    return found.size === 2 && found;
  }, "two workers");
  expect(before).not.toContain(program.pid);

  const [victim = 0, other = 0] = before;
  process.kill(victim, "SIGKILL");
  const after = await until(async () => {
    const found = await pids(url).catch(() => new Set<number>());
    return found.size === 2 && !found.has(victim) && found;
  }, "the replacement");
  expect(after).toContain(other);

  expect(await program.end("SIGTERM")).toBe(0);
  await expect(pids(url)).rejects.toThrow("ECONNREFUSED");
});
