const KEPT = 1000;

/** Why state was lost, until whoever had it is told. */
export class Losses {
  /** By visitor, lesson and side; the oldest first. */
  readonly #reasons = new Map<string, string>();

  /** @param reason - a few words: "nobody used it for a while" */
  add(key: string, reason: string): void {
    this.#reasons.delete(key);
    this.#reasons.set(key, reason);
    const [oldest] = this.#reasons.keys();
    if (this.#reasons.size > KEPT && oldest) this.#reasons.delete(oldest);
  }

  /** One sentence, once; empty where nothing was lost. */
  take(key: string): { lost?: string } {
    const reason = this.#reasons.get(key);
    if (reason === undefined) return {};
    this.#reasons.delete(key);
    return { lost: `Its earlier state is lost: ${reason}.` };
  }
}
