// What every queue can do, whatever holds the jobs.

export interface Job {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  /** 1 when it is tried for the first time. */
  readonly attempt: number;
}

/** Does a job. It may be called twice for one: see at-least-once. */
export type Handler = (job: Job) => Promise<void>;

/** A dead job failed at every attempt. */
export type State = "waiting" | "done" | "dead";

export interface Queue {
  /** Stores a job; gives its id once it is safe. */
  add(name: string, data: unknown): Promise<string>;
  /** Undefined for an id that is not known. */
  state(id: string): Promise<State | undefined>;
  /** Does jobs one by one. Call what it gives to stop after one. */
  work(handle: Handler): () => Promise<void>;
  close(): Promise<void>;
}

export interface Policy {
  readonly attempts: number;
  /** How long to wait after the first failure. */
  readonly backoffMs: number;
  /** When a worker that says nothing is taken for dead. */
  readonly leaseMs: number;
  /** How long a job that is done or dead can be asked for. */
  readonly keepMs: number;
}

// #region policy
export const POLICY: Policy = {
  attempts: 3,
  backoffMs: 1000, // then twice as long each time
  leaseMs: 30_000, // a worker renews it while it works
  keepMs: 24 * 60 * 60 * 1000,
};
// #endregion
