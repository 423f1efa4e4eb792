// Werkzeug's hashes, made and checked with node:crypto.

import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const METHOD = "scrypt:32768:8:1"; // its cost: N, r and p

// A hash that no password has, as costly to check as any other.
export const NOBODY = `${METHOD}$nobody$${"0".repeat(128)}`;

// #region hash
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(12).toString("base64url");
  const key = await run(METHOD, salt, password, 64);
  return `${METHOD}$${salt}$${key.toString("hex")}`;
}

export async function checkHash(hash: string, password: string) {
  const [method = "", salt = "", hex = ""] = hash.split("$");
  const key = Buffer.from(hex, "hex");
  const found = await run(method, salt, password, key.length);
  return timingSafeEqual(found, key);
}

function run(
  method: string,
  salt: string,
  password: string,
  length: number,
): Promise<Buffer> {
  const [, N = 0, r = 0, p = 0] = method.split(":").map(Number);
  const maxmem = 132 * N * r * p; // Node's own limit is too low
  const cost = { N, r, p, maxmem };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
// #endregion
