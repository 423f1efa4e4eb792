import type { Response } from "express";

/** A class that is open, as its pages know it. */
export interface Classroom {
  readonly code: string;
  /** Where students join: `http://192.168.1.20:3000`. */
  readonly url: string;
  /** The teacher has ended it. */
  readonly isOver: boolean;
  /**
   * Opens a new room once this one is over.
   *
   * @throws Error with one sentence if Redis does not answer
   */
  readonly openAgain: () => Promise<void>;
  /** Sets the cookie by which the server knows the teacher. */
  readonly admitTeacher: (res: Response) => void;
  /** All votes as CSV. */
  readonly exportVotes: () => string;
}
