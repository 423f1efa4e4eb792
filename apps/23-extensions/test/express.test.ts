import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
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

afterEach(() => {
  jest.restoreAllMocks();
});

test("the limit holds for a minute", async () => {
  const visitor = request(await createApp());
  const logIn = () => visitor.post("/login").send({});
  const start = Date.now();
  const clock = jest.spyOn(Date, "now").mockReturnValue(start);
  for (let attempt = 1; attempt <= 10; attempt += 1) await logIn();
  clock.mockReturnValue(start + 59_000);
  const late = await logIn();
  clock.mockReturnValue(start + 60_001);
  const later = await logIn();
  expect([late.status, later.status]).toEqual([429, 400]);
});

test("a form's token is 32 random bytes", async () => {
  const { text } = await request(await createApp()).get("/signup");
  expect(text).toMatch(/name="csrf_token" value="[\da-f]{64}"/);
});

test("POST /reset does not wait for the mail server", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const env = { ...process.env, MAIL_PORT: `${port}` };
  jest.replaceProperty(process, "env", env);
  jest.spyOn(console, "error").mockReturnValue();
  const asked = once(silent, "connection");
  const visitor = request(await createApp());
  const user = { email: "ada@example.org", password: PASSWORD };
  await visitor.post("/signup").send(user).expect(303);
  const reset = visitor.post("/reset").send({ email: user.email });
  expect((await reset).status).toBe(202);
  const [socket] = await asked;
  socket.destroy();
  silent.close();
});
