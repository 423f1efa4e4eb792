// Node's crypto, as far as web frameworks use it, over @noble/hashes.

import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2Async, pbkdf2 as pbkdf2Now } from "@noble/hashes/pbkdf2.js";
import { scryptAsync, scrypt as scryptNow } from "@noble/hashes/scrypt.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { nodeError } from "./http-headers.ts";

type Bytes = string | Uint8Array;
type Done<T> = (error: Error | null, value?: T) => void;

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 };
const SCRYPT_MAXMEM = 32 * 1024 * 1024;
/** `getRandomValues` fills no more at once. */
const PORTION = 65_536;

export const webcrypto = globalThis.crypto;
export const { subtle } = webcrypto;
export const constants = {};

function find(algorithm: string) {
  const name = algorithm.toLowerCase().replace("-", "");
  if (Object.hasOwn(HASHES, name)) return HASHES[name as keyof typeof HASHES];
  throw nodeError("ERR_OSSL_EVP_UNSUPPORTED", "Digest method not supported");
}

function toBytes(data: Bytes, encoding?: BufferEncoding): Uint8Array {
  // Noble wants Uint8Arrays of its own realm, and nothing else.
  const bytes = typeof data === "string" ? Buffer.from(data, encoding) : data;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface Digester {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** `createHash` and `createHmac` give one. */
class Hash {
  readonly #digester: Digester;

  constructor(digester: Digester) {
    this.#digester = digester;
  }

  update(data: Bytes, encoding?: BufferEncoding): this {
    this.#digester.update(toBytes(data, encoding));
    return this;
  }

  digest(): Buffer;
  digest(encoding: BufferEncoding): string;
  digest(encoding?: BufferEncoding): Buffer | string {
    const bytes = Buffer.from(this.#digester.digest());
    return encoding ? bytes.toString(encoding) : bytes;
  }
}

export function createHash(algorithm: string): Hash {
  return new Hash(find(algorithm).create());
}

export function createHmac(algorithm: string, key: Bytes): Hash {
  return new Hash(hmac.create(find(algorithm), toBytes(key)));
}

export function getHashes(): string[] {
  return Object.keys(HASHES);
}

export function randomBytes(size: number, done?: Done<Buffer>) {
  const bytes = randomFillSync(Buffer.alloc(size));
  if (!done) return bytes;
  return queueMicrotask(() => done(null, bytes));
}

export function randomFillSync<T extends Uint8Array>(bytes: T): T {
  for (let at = 0; at < bytes.length; at += PORTION) {
    webcrypto.getRandomValues(
      bytes.subarray(at, at + PORTION) as Uint8Array<ArrayBuffer>,
    );
  }
  return bytes;
}

export function getRandomValues<T extends Uint8Array>(bytes: T): T {
  return randomFillSync(bytes);
}

export function randomUUID(): string {
  // An origin that is not secure has no randomUUID of its own.
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A whole number from `min` (or 0) to below `max`. */
export function randomInt(min: number, max?: number): number {
  const [low, high] = max === undefined ? [0, min] : [min, max];
  const [random = 0] = webcrypto.getRandomValues(new Uint32Array(1));
  return low + Math.floor((random / 2 ** 32) * (high - low));
}

export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) {
    throw nodeError(
      "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH",
      "Input buffers must have the same byte length",
      RangeError,
    );
  }
  let difference = 0;
  for (const [index, byte] of one.entries()) {
    difference |= byte ^ (other[index] ?? 0);
  }
  return difference === 0;
}

interface Cost {
  readonly N?: number;
  readonly cost?: number;
  readonly r?: number;
  readonly blockSize?: number;
  readonly p?: number;
  readonly parallelization?: number;
  readonly maxmem?: number;
}

function readCost(given: Cost, dkLen: number) {
  const N = given.N ?? given.cost ?? 16_384;
  const r = given.r ?? given.blockSize ?? 8;
  const p = given.p ?? given.parallelization ?? 1;
  // OpenSSL counts what it needs besides, and refuses before it begins.
  const needed = 128 * N * r + 128 * r * p + 256 * r;
  const isPower = N > 1 && Number.isInteger(Math.log2(N));
  if (!isPower || needed > (given.maxmem ?? SCRYPT_MAXMEM)) {
    throw nodeError(
      "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
      "Invalid scrypt params",
      RangeError,
    );
  }
  return { N, r, p, dkLen, maxmem: 2 * needed };
}

export function scryptSync(
  password: Bytes,
  salt: Bytes,
  length: number,
  cost: Cost = {},
): Buffer {
  const options = readCost(cost, length);
  return Buffer.from(scryptNow(toBytes(password), toBytes(salt), options));
}

export function scrypt(
  password: Bytes,
  salt: Bytes,
  length: number,
  ...rest: [Done<Buffer>] | [Cost, Done<Buffer>]
): void {
  const [cost, done] = rest.length === 2 ? rest : [{}, rest[0]];
  const options = readCost(cost, length);
  tell(scryptAsync(toBytes(password), toBytes(salt), options), done);
}

export function pbkdf2Sync(
  password: Bytes,
  salt: Bytes,
  c: number,
  dkLen: number,
  digest: string,
): Buffer {
  const options = { c, dkLen };
  return Buffer.from(
    pbkdf2Now(find(digest), toBytes(password), toBytes(salt), options),
  );
}

export function pbkdf2(
  password: Bytes,
  salt: Bytes,
  c: number,
  dkLen: number,
  digest: string,
  done: Done<Buffer>,
): void {
  const options = { c, dkLen };
  tell(
    pbkdf2Async(find(digest), toBytes(password), toBytes(salt), options),
    done,
  );
}

/** Calls back in a turn of its own: what that throws is its caller's. */
function tell(key: Promise<Uint8Array>, done: Done<Buffer>): void {
  key.then(
    (bytes) => setImmediate(done, null, Buffer.from(bytes)),
    (error: unknown) => setImmediate(done, error as Error),
  );
}
