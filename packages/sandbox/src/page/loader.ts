import { LessonFault } from "@decant/exchange";
import type { LessonBundle } from "../bundle.ts";
import { unpack } from "./unpack.ts";

/** How much of what was asked for has come, in bytes. */
export interface Progress {
  readonly loaded: number;
  readonly total: number;
}

/** Loads what was built, each file once. */
export class Loader {
  readonly #base: string;
  readonly #onProgress: (progress: Progress) => void;
  #loaded = 0;
  #total = 0;
  readonly #files = new Map<string, Promise<Uint8Array>>();

  /**
   * @param base - the address of the folder, with a slash at its end
   * @param onProgress - told of each piece that has come
   */
  constructor(base: string, onProgress: (progress: Progress) => void) {
    this.#base = base;
    this.#onProgress = onProgress;
  }

  address(path: string): string {
    return new URL(path, this.#base).href;
  }

  /** @throws LessonFault `not-started` if it cannot be loaded */
  load(path: string): Promise<Uint8Array> {
    const before = this.#files.get(path);
    if (before) return before;
    const file = this.#fetch(path);
    this.#files.set(path, file);
    file.catch(() => this.#files.delete(path));
    return file;
  }

  /**
   * Loads a file that was compressed when it was built, and unpacks it. Whoever
   * asks owns the bytes.
   *
   * @throws LessonFault `not-started` if it cannot be loaded
   */
  async unpacked(path: string): Promise<Uint8Array> {
    return unpack(await this.load(path));
  }

  /** @throws LessonFault `not-started` if it cannot be loaded */
  lesson(folder: string): Promise<LessonBundle> {
    return this.json(`lessons/${folder}.json`);
  }

  /** @throws LessonFault `not-started` if it cannot be loaded */
  async json<T>(path: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.load(path))) as T;
  }

  async #fetch(path: string): Promise<Uint8Array> {
    try {
      const response = await fetch(this.address(path));
      if (response.ok) return await this.#read(response);
    } catch {
      // Said below.
    }
    throw new LessonFault(
      "not-started",
      `It did not start: ${path} could not be loaded. Is there a network?`,
    );
  }

  async #read({ body, headers }: Response): Promise<Uint8Array> {
    // A length is that of what comes only where the browser unpacks nothing.
    const isPacked = headers.has("Content-Encoding");
    const length = Number(headers.get("Content-Length"));
    const expected = isPacked ? 0 : length;
    const pieces: BlobPart[] = [];
    let loaded = 0;
    this.#total += expected;
    const reader = body?.getReader();
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) break;
      pieces.push(value);
      loaded += value.length;
      this.#loaded += value.length;
      if (loaded > expected) this.#total += value.length;
      const [done, total] = [this.#loaded, Math.max(this.#total, this.#loaded)];
      this.#onProgress({ loaded: done, total });
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }
}

/** The bytes that were written in base64. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** The files that a side reads, as bytes by path, with the visitor's own. */
export function filesOf(
  side: LessonBundle["sides"][string],
  changed: Readonly<Record<string, string>>,
): Record<string, Uint8Array> {
  const encoder = new TextEncoder();
  return Object.fromEntries([
    ...Object.entries(side.files).map(
      ([path, text]) => [path, fromBase64(text)] as const,
    ),
    ...Object.entries(changed).map(
      ([path, text]) => [path, encoder.encode(text)] as const,
    ),
  ]);
}
