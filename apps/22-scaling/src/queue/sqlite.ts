// A queue in a SQLite file: it needs no server and survives kill -9.

import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { or503 } from "../away.ts";
import {
  type Handler,
  type Job,
  POLICY,
  type Queue,
  type State,
} from "./job.ts";
import { openTable } from "./table.ts";

const POLL_MS = 100;

// #region take
// One statement, so no two workers take the same job. It stays in the
// table: if its worker dies, it is due again when the lease ends.
export const TAKE = `
  UPDATE jobs SET attempt = attempt + 1, due = ?
  WHERE id = (SELECT id FROM jobs
    WHERE state = 'waiting' AND due <= ? ORDER BY due, rowid LIMIT 1)
  RETURNING id, name, data, attempt`;
// #endregion

const RENEW = "UPDATE jobs SET due = ? WHERE id = ? AND attempt = ?";

export function sqliteQueue(file: string, policy = POLICY): Queue {
  const table = openTable(file);

  async function take(): Promise<Job | undefined> {
    const now = Date.now();
    const values = [now + policy.leaseMs, now];
    const row = await table.get<Job & { data: string }>(TAKE, values);
    return row && { ...row, data: JSON.parse(row.data) as unknown };
  }

  // #region renew
  // While a worker works, nobody else gets its job.
  function renew(job: Job): void {
    const due = Date.now() + policy.leaseMs;
    table.get(RENEW, [due, job.id, job.attempt]).catch(complain);
  }
  // #endregion

  // #region acknowledge
  async function attempt(job: Job, handle: Handler): Promise<void> {
    const failure = await run(job, handle);
    // Only now: a worker that dies must not take the job along.
    await insist(() => settle(job, failure));
  }
  // #endregion

  /** Does a job; gives the reason if it failed. */
  async function run(job: Job, handle: Handler) {
    if (job.attempt > policy.attempts) return "Its workers died";
    const renewing = setInterval(renew, policy.leaseMs / 3, job);
    try {
      await handle(job);
      return null;
    } catch (error) {
      return String(error);
    } finally {
      clearInterval(renewing);
    }
  }

  // #region retry
  async function settle(job: Job, failure: string | null) {
    const dead = job.attempt >= policy.attempts;
    const state = failure === null ? "done" : dead ? "dead" : "waiting";
    const wait = policy.backoffMs * 2 ** (job.attempt - 1);
    // Only the latest attempt may say how the job stands.
    await table.get(
      `UPDATE jobs SET state = ?, error = ?, due = ?
        WHERE id = ? AND attempt = ?`,
      [state, failure, Date.now() + wait, job.id, job.attempt],
    );
    await table.get(
      "DELETE FROM jobs WHERE state IN ('done', 'dead') AND due < ?",
      [Date.now() - policy.keepMs],
    );
  }
  // #endregion

  async function workUntil(signal: AbortSignal, handle: Handler) {
    while (!signal.aborted) {
      const job = await insist(take);
      if (job) await attempt(job, handle);
      else
        await setTimeout(POLL_MS, null, { signal }).catch(() => null);
    }
  }

  return {
    async add(name, data) {
      const id = randomUUID();
      await or503(
        table.get(
          "INSERT INTO jobs (id, name, data, due) VALUES (?, ?, ?, ?)",
          [id, name, JSON.stringify(data), Date.now()],
        ),
      );
      return id;
    },
    async state(id) {
      const sql = "SELECT state FROM jobs WHERE id = ?";
      const row = await or503(table.get<{ state: State }>(sql, [id]));
      return row?.state;
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

/** Tries until it works: a file that is busy fails no job. */
async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      complain(error);
      await setTimeout(POLL_MS);
    }
  }
}

function complain(error: unknown): void {
  console.error(`Queue: ${String(error)}`);
}
