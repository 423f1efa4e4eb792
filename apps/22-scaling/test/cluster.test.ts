import { expect, test } from "@jest/globals";
import { processes, startCluster } from "./support.ts";

test("two workers on one port, and both end on SIGTERM", async () => {
  const { program, url } = await startCluster();
  const workers = await processes(url);
  expect(workers.size).toBe(2);
  expect(workers).not.toContain(program.pid);
  expect(await program.end("SIGTERM")).toBe(0);
  await expect(processes(url)).rejects.toThrow("ECONNREFUSED");
});
