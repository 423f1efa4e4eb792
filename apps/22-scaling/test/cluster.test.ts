import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import {
  afterwards,
  processes,
  startCluster,
  startScript,
  twoProcesses,
} from "./support.ts";

test("two workers on one port, and both end on SIGTERM", async () => {
  const { program, url } = await startCluster();
  const workers = await twoProcesses(url);
  expect(workers).not.toContain(program.pid);
  expect(await program.end("SIGTERM")).toBe(0);
  await expect(processes(url)).rejects.toThrow("ECONNREFUSED");
});

test("a worker that dies of an exception is replaced", async () => {
  // Any process of it throws when it gets this signal.
  const crash = 'process.on("SIGUSR2", () => { throw new Error("!") })';
  const { program, url } = await startCluster({
    NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(crash)}"`,
  });
  const [victim = 0, other] = await twoProcesses(url);
  process.kill(victim, "SIGUSR2");
  await program.printed(/Error: !/);
  const after = await twoProcesses(url, victim);
  expect(after).toContain(other);
  expect(await program.end("SIGTERM")).toBe(0);
});

test.each(["-1", "two", ""])(
  "WEB_CONCURRENCY=%j is refused",
  async (count) => {
    const program = startScript("src/cluster.ts", {
      env: { PORT: "0", WEB_CONCURRENCY: count },
    });
    expect(await program.ended()).toBe(1);
    expect(program.output()).toBe(
      `WEB_CONCURRENCY must be a whole number from 1, not "${count}".\n`,
    );
  },
);

test("workers that cannot start are not started again", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  afterwards(() => server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const env = { PORT: `${port}`, WEB_CONCURRENCY: "2" };
  const program = startScript("src/cluster.ts", { env });
  expect(await program.ended()).toBe(1);
  expect(program.output().match(/is busy/g)).toHaveLength(2);
});
