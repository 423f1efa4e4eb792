// The same queue in Redis, by BullMQ: for workers on many machines.

import { randomUUID } from "node:crypto";
import { Queue as BullQueue, Worker } from "bullmq";
import { or503, soon } from "../away.ts";
import { POLICY, type Queue } from "./job.ts";

const NAME = "jobs";

export function bullQueue(url: string, policy = POLICY): Queue {
  const { attempts, backoffMs, leaseMs, keepMs } = policy;
  const kept = { age: keepMs / 1000 }; // seconds

  // #region bull
  const jobs = new BullQueue(NAME, {
    connection: {
      url,
      enableOfflineQueue: false, // do not wait until it is back
      retryStrategy: () => 500,
    },
    defaultJobOptions: {
      attempts,
      backoff: { type: "exponential", delay: backoffMs },
      removeOnComplete: kept,
      removeOnFail: kept,
    },
  });
  jobs.on("error", complain);

  /** Asks Redis, if it is there; who waits hears soon if it is not. */
  async function ask<T>(question: () => Promise<T>): Promise<T> {
    await or503(soon(jobs.waitUntilReady()));
    return or503(soon(question()));
  }
  // #endregion

  return {
    async add(name, data) {
      const jobId = randomUUID();
      await ask(() => jobs.add(name, data, { jobId }));
      return jobId;
    },
    async state(id) {
      const state = await ask(() => jobs.getJobState(id));
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
          lockDuration: leaseMs, // BullMQ renews it, as we do
          stalledInterval: leaseMs,
          maxStalledCount: attempts - 1, // it has been begun once
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
