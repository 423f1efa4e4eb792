/** Lets so many through at once, and so many a second after that. */
export class Bucket {
  readonly #size: number;
  readonly #aSecond: number;
  #left: number;
  #filledAt = performance.now();

  constructor(size: number, aSecond: number) {
    this.#size = size;
    this.#aSecond = aSecond;
    this.#left = size;
  }

  /** @returns whether one more may pass */
  take(): boolean {
    const now = performance.now();
    const gained = ((now - this.#filledAt) / 1000) * this.#aSecond;
    this.#left = Math.min(this.#left + gained, this.#size);
    this.#filledAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
