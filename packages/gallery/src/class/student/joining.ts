/** How one comes in for the first time. */
export interface Joining {
  readonly code: string;
  readonly name: string;
  readonly refused: (sentence: string) => void;
}

/** Where no class answers one who joins. */
export const NO_ANSWER =
  "The class does not answer. Are you in your teacher's network? Then try again.";
