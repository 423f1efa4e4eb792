// The same queue in Redis, by BullMQ: for workers on many machines.

import { randomUUID } from "node:crypto";
import { Queue as BullQueue, Worker } from "bullmq";
import type { Policy, Queue } from "./job.ts";

const NAME = "jobs";

export function bullQueue(url: string, policy: Policy): Queue {
  const { attempts, backoffMs, leaseMs } = policy;

  // #region bull
  // Who waits for an answer hears at once that Redis is away.
  const jobs = new BullQueue(NAME, {
    connection: { url, maxRetriesPerRequest: 1 },
    skipWaitingForReady: true,
    defaultJobOptions: {
      attempts,
      backoff: { type: "exponential", delay: backoffMs },
    },
  });
  jobs.on("error", complain);
  // #endregion

  return {
    async add(name, data) {
      const jobId = randomUUID();
      await jobs.add(name, data, { jobId });
      return jobId;
    },
    async state(id) {
      const state = await jobs.getJobState(id);
      if (state === "unknown") return undefined;
      if (state === "completed") return "done";
      return state === "failed" ? "dead" : "waiting";
    },
    work(handle) {
      const worker = new Worker(
        NAME,
        ({ id = "", name, data, attemptsStarted }) =>
          handle({ id, name, data, attempt: attemptsStarted }),
        {
          // A worker has time: it waits until Redis is back.
          connection: { url, maxRetriesPerRequest: null },
          lockDuration: leaseMs,
          stalledInterval: leaseMs,
          maxStalledCount: attempts,
        },
      );
      worker.on("error", complain);
      return () => worker.close();
    },
    close: () => jobs.close(),
  };
}

function complain({ message }: Error): void {
  console.error(`Queue: ${message}`);
}
