import type { Reply } from "./protocol.ts";
import type { ClassState, Command } from "./state.ts";

/** Where the commands of a class come together in one order. */
export interface Log {
  /**
   * Adds a command and waits until this process has applied it.
   *
   * @returns what `apply` said
   * @throws StoreAway if it cannot be told whether the command counts
   */
  append(command: Command): Promise<Reply>;
  close(): Promise<void>;
}

/** Whom a log serves: one process's copy of the class. */
export interface Replica {
  readonly state: () => ClassState;
  readonly apply: (command: Command) => Reply;
  /** Takes a state that is ahead of this process's own. */
  readonly adopt: (state: ClassState) => void;
  /** Redis is away, or back again. */
  readonly setAway: (isAway: boolean) => void;
}

/** The memory that the processes of a class share does not answer. */
export class StoreAway extends Error {
  constructor() {
    super(
      "The class's memory (Redis) does not answer. Nothing is taken until it is back.",
    );
  }
}

/** The log of a class that one process holds. */
export function openMemoryLog(replica: Replica): Log {
  return {
    append: async (command) => replica.apply(command),
    close: async () => {},
  };
}
