import { afterEach, describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openDatabase } from "../src/database.ts";
import { checkHash, hashPassword } from "../src/password.ts";
import { openMailbox } from "./mailbox.ts";

const ada = { email: "ada@example.org", password: "correct horse" };

/** Made by Werkzeug 3.1.9 with generate_password_hash. */
const WERKZEUG = [
  "scrypt:32768:8:1",
  "HtFtL2KH0aZ93N9E",
  "d2a500e0c8cd14473826d34f4af49e857043b9c2bdc91aca06686fc43977b3e5" +
    "e5a3c4774041b6bfb003d690be7f3a3eb0b79d852a85959c841dd1dae8dea085",
].join("$");

describe("hashPassword", () => {
  test("checkHash knows a hash that Werkzeug made", async () => {
    expect(await checkHash(WERKZEUG, ada.password)).toBe(true);
    expect(await checkHash(WERKZEUG, "correct house")).toBe(false);
  });

  test("two hashes of one password differ, and both fit", async () => {
    const one = await hashPassword(ada.password);
    const other = await hashPassword(ada.password);
    expect(one).toMatch(/^scrypt:32768:8:1\$[\w-]{16}\$[\da-f]{128}$/);
    expect(one).not.toBe(other);
    expect(await checkHash(one, ada.password)).toBe(true);
    expect(await checkHash(other, ada.password)).toBe(true);
  });
});

describe("POST /reset", () => {
  afterEach(() => {
    delete process.env["MAIL_PORT"];
    delete process.env["PUBLIC_URL"];
    jest.restoreAllMocks();
  });

  test("stores no token, and its link holds for an hour", async () => {
    const mailbox = await openMailbox();
    process.env["MAIL_PORT"] = String(mailbox.port);
    process.env["PUBLIC_URL"] = "https://notes.example.org";
    const database = openDatabase();
    const visitor = request.agent(await createApp(database));
    await visitor.post("/signup").send(ada).expect(303);
    await visitor.post("/reset").send({ email: ada.email }).expect(202);
    const { text = "" } = await mailbox.receive();
    const [, token = ""] =
      /https:\/\/notes\.example\.org\/reset\/(\S+)/.exec(text) ?? [];

    const { User } = await database;
    const user = await User.findOne();
    expect(JSON.stringify(user)).not.toContain(token);
    const minutes = (Number(user?.reset_until) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);

    await visitor.get(`/reset/${token}`).expect(200);
    await User.update({ reset_until: Date.now() }, { where: {} });
    await visitor.get(`/reset/${token}`).expect(404);
    await mailbox.close();
  });

  test("answers 202 even if no mail server is there", async () => {
    const mailbox = await openMailbox();
    await mailbox.close();
    process.env["MAIL_PORT"] = String(mailbox.port);
    const logged = new Promise((resolve) => {
      jest.spyOn(console, "error").mockImplementation(resolve);
    });
    const visitor = request.agent(await createApp());
    await visitor.post("/signup").send(ada).expect(303);
    await visitor.post("/reset").send({ email: ada.email }).expect(202);
    expect(await logged).toMatchObject({ code: "ESOCKET" });
  });
});

test("two apps at once keep their users apart", async () => {
  const one = request.agent(await createApp());
  const other = request.agent(await createApp());
  expect((await one.post("/signup").send(ada)).status).toBe(303);
  expect((await other.post("/login").send(ada)).status).toBe(401);
});
