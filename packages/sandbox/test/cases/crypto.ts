import {
  createHash,
  createHmac,
  pbkdf2Sync,
  randomBytes,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  timingSafeEqual,
} from "node:crypto";
import { codeOf } from "./code-of.ts";

const digest = (algorithm: string) =>
  createHash(algorithm).update("Flask é").digest("hex");

export const cryptoCases = {
  "hashes of text": () => ["md5", "sha1", "sha256", "sha512"].map(digest),
  "a hash in portions, as base64url": () =>
    createHash("sha256")
      .update("a")
      .update(Buffer.from([255, 254]))
      .update("ff00", "hex")
      .digest("base64url"),
  "a digest without encoding is a buffer": () =>
    Buffer.isBuffer(createHash("sha1").update("x").digest()),
  "an unknown hash": () => codeOf(() => createHash("sha0")) !== undefined,
  "an HMAC": () => createHmac("sha256", "key").update("text").digest("base64"),
  "an HMAC with a key of bytes": () =>
    createHmac("sha1", Buffer.from([1, 2]))
      .update("text")
      .digest("hex"),
  pbkdf2: () => pbkdf2Sync("pass", "salt", 10, 20, "sha256").toString("hex"),
  "scrypt with its defaults": () =>
    scryptSync("pass", "salt", 16).toString("hex"),
  "scrypt with a callback": () =>
    new Promise((resolve, reject) => {
      const cost = { N: 1024, r: 8, p: 1 };
      scrypt("pass", "salt", 16, cost, (error, key) =>
        error ? reject(error) : resolve(key.toString("hex")),
      );
    }),
  "scrypt beyond its memory": () =>
    codeOf(() => scryptSync("pass", "salt", 16, { N: 2 ** 15 })),
  "scrypt with a cost that is no power of two": () =>
    codeOf(() => scryptSync("pass", "salt", 16, { N: 1000 })),
  "equal and different bytes": () => [
    timingSafeEqual(Buffer.from("ab"), Buffer.from("ab")),
    timingSafeEqual(Buffer.from("ab"), Buffer.from("ac")),
  ],
  "bytes of different lengths": () =>
    codeOf(() => timingSafeEqual(Buffer.from("a"), Buffer.from("ab"))),
  "as many random bytes as asked for": () => randomBytes(70_000).length,
  "a UUID of version 4": () =>
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(
      randomUUID(),
    ),
  "a random number below 1": () => randomInt(1),
};
