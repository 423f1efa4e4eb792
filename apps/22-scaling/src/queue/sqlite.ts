// A queue in a SQLite file: it needs no server and survives kill -9.

import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Handler, Job, Policy, Queue, State } from "./job.ts";
import { openTable } from "./table.ts";

const POLL_MS = 100;

// #region take
// One statement, so no two workers take the same job. It stays in the
// table: if its worker dies, it is due again when the lease ends.
const TAKE = `
  UPDATE jobs SET attempt = attempt + 1, due = ?
  WHERE id = (SELECT id FROM jobs
    WHERE state = 'waiting' AND due <= ? ORDER BY due, rowid LIMIT 1)
  RETURNING id, name, data, attempt`;
// #endregion

export function sqliteQueue(file: string, policy: Policy): Queue {
  const table = openTable(file);

  async function take(): Promise<Job | undefined> {
    const now = Date.now();
    const values = [now + policy.leaseMs, now];
    const row = await table.get<Job & { data: string }>(TAKE, values);
    return row && { ...row, data: JSON.parse(row.data) as unknown };
  }

  // #region acknowledge
  async function attempt(job: Job, handle: Handler) {
    try {
      if (job.attempt > policy.attempts) throw new Error("Worker died");
      await handle(job);
      await settle(job, "done");
    } catch (error) {
      const dead = job.attempt >= policy.attempts;
      await settle(job, dead ? "dead" : "waiting", String(error));
    }
  }
  // #endregion

  // #region retry
  async function settle(job: Job, state: State, error = "") {
    const wait = policy.backoffMs * 2 ** (job.attempt - 1);
    // Only the latest attempt may say how the job stands.
    await table.get(
      `UPDATE jobs SET state = ?, error = ?, due = ?
        WHERE id = ? AND attempt = ?`,
      [state, error, Date.now() + wait, job.id, job.attempt],
    );
  }
  // #endregion

  async function workUntil(signal: AbortSignal, handle: Handler) {
    while (!signal.aborted) {
      const job = await take();
      if (job) await attempt(job, handle);
      else
        await setTimeout(POLL_MS, null, { signal }).catch(() => null);
    }
  }

  return {
    async add(name, data) {
      const id = randomUUID();
      await table.get(
        "INSERT INTO jobs (id, name, data, due) VALUES (?, ?, ?, ?)",
        [id, name, JSON.stringify(data), Date.now()],
      );
      return id;
    },
    async state(id) {
      const sql = "SELECT state FROM jobs WHERE id = ?";
      return (await table.get<{ state: State }>(sql, [id]))?.state;
    },
    work(handle) {
      const stop = new AbortController();
      const ended = workUntil(stop.signal, handle);
      return () => {
        stop.abort();
        return ended;
      };
    },
    close: () => table.close(),
  };
}
