import type { Texts } from "./changes.ts";

/** The texts that a browser keeps over a reload, by what they are of. */
export class Kept {
  readonly #key: string;

  /** @param what - `11-sessions:flask`, `11-sessions:bug:fixation` */
  constructor(what: string) {
    this.#key = `decant-edit:${what}`;
  }

  /** Those of the known files; none where nothing was kept. */
  read(known: Texts): Texts {
    try {
      const texts: unknown = JSON.parse(
        localStorage.getItem(this.#key) ?? "{}",
      );
      return Object.fromEntries(
        Object.entries(texts ?? {}).filter(
          ([path, text]) =>
            typeof text === "string" && Object.hasOwn(known, path),
        ),
      );
    } catch {
      return {};
    }
  }

  /** Keeps texts, or forgets all where there are none. */
  write(texts: Texts): void {
    try {
      if (Object.keys(texts).length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(texts));
    } catch {
      // A full or forbidden storage: the text then ends with the page.
    }
  }
}
