import { MAX_ANSWER } from "../protocol.ts";

/** The bytes of one answer; what exceeds the bound is not kept. */
export class SentBytes {
  readonly #portions: Uint8Array[] = [];
  #length = 0;

  get isFull(): boolean {
    return this.#length >= MAX_ANSWER;
  }

  push(portion: Uint8Array): void {
    const kept = portion.subarray(0, MAX_ANSWER - this.#length);
    if (kept.length > 0) this.#portions.push(kept);
    this.#length += kept.length;
  }

  all(): Uint8Array {
    return Buffer.concat(this.#portions);
  }
}
