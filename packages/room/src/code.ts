import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { CODE_ALPHABET, CODE_LENGTH } from "./protocol.ts";

/** Wrong codes from one address before it has to wait. */
const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 600_000;
/** Wrong codes from all addresses together: so many at once and a minute. */
export const WRONG_A_MINUTE = 20;
/** Addresses that are remembered; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

/** Makes a code that nobody can foresee. */
export function makeCode(): string {
  const letters = Array.from(
    { length: CODE_LENGTH },
    () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
  );
  return letters.join("");
}

interface Attempts {
  wrong: number;
  blockedUntil: number;
}

/** What became of an attempt; `seconds` is how long to wait, or 0. */
export type Attempt = { right: true } | { right: false; seconds: number };

/**
 * Compares the codes that visitors type with the class's own, and lets nobody
 * try many. An address may be wrong five times; then it waits ten seconds, and
 * twice as long after each further time, up to ten minutes. All addresses
 * together may be wrong twenty times a minute.
 *
 * The arithmetic: six characters of an alphabet of 30 make 729,000,000 codes.
 * A class of eight hours takes 20 + 20 · 60 · 8 = 9,620 wrong ones at most, from
 * however many addresses: the chance to find the code is 1 in 75,779. Each
 * process of a class counts for itself, so with two of them it is 1 in 37,889.
 * What the limit costs: while somebody tries codes, newcomers may have to wait;
 * who is in stays in, since a page comes back with its token.
 */
export class CodeGate {
  readonly #digest: Buffer;
  readonly #now: () => number;
  readonly #addresses = new Map<string, Attempts>();
  #left = WRONG_A_MINUTE;
  #filledAt: number;

  /** @param now - the time in milliseconds */
  constructor(code: string, now: () => number = Date.now) {
    this.#digest = digest(code);
    this.#now = now;
    this.#filledAt = now();
  }

  /** @param address - the visitor's; of IPv6 the network counts */
  try(address: string, typed: string): Attempt {
    this.#fill();
    const key = networkOf(address);
    const attempts = this.#addresses.get(key) ?? { wrong: 0, blockedUntil: 0 };
    const wait = Math.max(
      attempts.blockedUntil - this.#now(),
      this.#left < 1 ? 60_000 / WRONG_A_MINUTE : 0,
    );
    if (wait > 0) return { right: false, seconds: Math.ceil(wait / 1000) };
    if (timingSafeEqual(digest(normalize(typed)), this.#digest)) {
      this.#addresses.delete(key);
      return { right: true };
    }
    this.#left -= 1;
    this.#remember(key, attempts.wrong + 1);
    return { right: false, seconds: 0 };
  }

  #remember(key: string, wrong: number): void {
    const over = wrong - FREE_ATTEMPTS;
    const wait =
      over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS);
    this.#addresses.delete(key);
    this.#addresses.set(key, { wrong, blockedUntil: this.#now() + wait });
    if (this.#addresses.size > MOST_ADDRESSES) {
      const [oldest] = this.#addresses.keys();
      if (oldest !== undefined) this.#addresses.delete(oldest);
    }
  }

  #fill(): void {
    const now = this.#now();
    const gained = ((now - this.#filledAt) / 60_000) * WRONG_A_MINUTE;
    this.#left = Math.min(this.#left + gained, WRONG_A_MINUTE);
    this.#filledAt = now;
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** As people type it: `7kq 4mp`. */
function normalize(typed: string): string {
  return typed.slice(0, 32).replaceAll(/[\s-]/g, "").toUpperCase();
}

/** Who has one IPv6 address has its whole /64. */
function networkOf(address: string): string {
  const isIpv6 = address.includes(":") && !address.includes(".");
  return isIpv6 ? address.split(":").slice(0, 4).join(":") : address;
}
