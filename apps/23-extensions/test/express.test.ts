import { describe, expect, test } from "@jest/globals";
import { checkHash, hashPassword } from "../src/password.ts";

const PASSWORD = "correct horse";

/** Made by Werkzeug 3.1.9 with generate_password_hash. */
const WERKZEUG = [
  "scrypt:32768:8:1",
  "HtFtL2KH0aZ93N9E",
  "d2a500e0c8cd14473826d34f4af49e857043b9c2bdc91aca06686fc43977b3e5" +
    "e5a3c4774041b6bfb003d690be7f3a3eb0b79d852a85959c841dd1dae8dea085",
].join("$");

describe("hashPassword", () => {
  test("checkHash knows a hash that Werkzeug made", async () => {
    expect(await checkHash(WERKZEUG, PASSWORD)).toBe(true);
    expect(await checkHash(WERKZEUG, "correct house")).toBe(false);
  });

  test("hashes one password in two ways, for checkHash", async () => {
    const [one, other] = await Promise.all([
      hashPassword(PASSWORD),
      hashPassword(PASSWORD),
    ]);
    expect(one).toMatch(/^scrypt:32768:8:1\$[\w-]{16}\$[\da-f]{128}$/);
    expect(one).not.toBe(other);
    expect(await checkHash(one, PASSWORD)).toBe(true);
  });
});
