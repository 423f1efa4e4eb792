/** How long a process may be silent before those on it are no longer here. */
export const SILENT_MS = 5000;

/** What one process of a class tells the others. */
export interface PresenceNews {
  readonly from: string;
  /** The students who are connected to it. */
  readonly ids: readonly string[];
}

interface Other {
  readonly ids: ReadonlySet<string>;
  readonly heardAt: number;
}

/**
 * Who is connected, to this process and to the class's others. It is not part
 * of the class's state: a killed process takes its connections with it, so the
 * others forget it once it is silent.
 */
export class Presence {
  readonly #own = new Map<string, number>();
  readonly #others = new Map<string, Other>();
  /** The teacher's console that is connected to this process. */
  console: string | null = null;

  add(id: string): void {
    this.#own.set(id, (this.#own.get(id) ?? 0) + 1);
  }

  remove(id: string): void {
    const left = (this.#own.get(id) ?? 0) - 1;
    if (left > 0) this.#own.set(id, left);
    else this.#own.delete(id);
  }

  /** @returns the students whose presence may have changed */
  hear({ from, ids }: PresenceNews): string[] {
    const before = this.#others.get(from)?.ids ?? new Set();
    const now = new Set(ids);
    this.#others.set(from, { ids: now, heardAt: performance.now() });
    return [
      ...[...before].filter((id) => !now.has(id)),
      ...ids.filter((id) => !before.has(id)),
    ];
  }

  /** Forgets silent processes; returns the students who were on them. */
  forgetSilent(): string[] {
    const since = performance.now() - SILENT_MS;
    return [...this.#others].flatMap(([from, { ids, heardAt }]) => {
      if (heardAt > since) return [];
      this.#others.delete(from);
      return [...ids];
    });
  }

  /** Whether a student has several pages open at this process. */
  isTwice(id: string): boolean {
    return (this.#own.get(id) ?? 0) > 1;
  }

  has(id: string): boolean {
    const others = [...this.#others.values()];
    return this.#own.has(id) || others.some(({ ids }) => ids.has(id));
  }

  /** How many students are connected anywhere. */
  get count(): number {
    if (!this.isShared) return this.#own.size;
    const all = new Set(this.#own.keys());
    for (const { ids } of this.#others.values()) {
      for (const id of ids) all.add(id);
    }
    return all.size;
  }

  /** Whether other processes serve this class too. */
  get isShared(): boolean {
    return this.#others.size > 0;
  }

  news(from: string): PresenceNews {
    return { from, ids: [...this.#own.keys()] };
  }
}
