import { sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import type { PyodideAPI } from "pyodide";

const HASHES = { sha1, sha256, sha512 };

/** What Python's hashlib has and Pyodide's lacks. */
export function hashes(started: PyodideAPI) {
  const bytes = (given: { toJs(): Uint8Array } | Uint8Array) =>
    given instanceof Uint8Array ? given : given.toJs();
  const give = (key: Uint8Array) => started.toPy(key);
  type Given = Parameters<typeof bytes>[0];
  return {
    scrypt: (
      password: Given,
      salt: Given,
      N: number,
      r: number,
      p: number,
      dkLen: number,
    ) => give(scrypt(bytes(password), bytes(salt), { N, r, p, dkLen })),
    pbkdf2: (
      name: keyof typeof HASHES,
      password: Given,
      salt: Given,
      c: number,
      dkLen: number,
    ) => give(pbkdf2(HASHES[name], bytes(password), bytes(salt), { c, dkLen })),
  };
}
