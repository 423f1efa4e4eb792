/** Runs something soon after it was asked for, and no more often than given. */
export class Throttle {
  readonly #everyMs: number;
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;
  #ranAt = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number, run: () => void) {
    this.#everyMs = everyMs;
    this.#run = run;
  }

  poke(): void {
    if (this.#timer) return;
    const wait = this.#ranAt + this.#everyMs - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#ranAt = performance.now();
        this.#run();
      },
      Math.max(wait, 0),
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
