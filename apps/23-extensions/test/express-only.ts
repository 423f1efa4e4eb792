import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { readCookies } from "@decant/shared/testing";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import nodemailer, { type Transporter } from "nodemailer";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { newKey, openDatabase } from "../src/database.ts";
import { openMailbox } from "./mailbox.ts";
import { ada, bob, scrypts, visitAs } from "./visitors.ts";

/** What only Express can show: its tables and its log. */
export function describeExpress(): void {
  describe("the Express side", () => {
    afterEach(() => {
      delete process.env["MAIL_PORT"];
      delete process.env["PUBLIC_URL"];
      delete process.env["SECRET_KEY"];
    });

    test("the tables have these columns", async () => {
      const { User, Note } = await openDatabase();
      const column = {
        allowNull: false,
        defaultValue: undefined,
        primaryKey: false,
        unique: false,
      };
      const id = {
        ...column,
        type: "INTEGER",
        allowNull: true, // SQLite gives a row its id
        primaryKey: true,
      };
      const text = { ...column, type: "TEXT" };
      const integer = { ...column, type: "INTEGER" };
      expect(User.getTableName()).toBe("user");
      expect(await User.describe()).toEqual({
        id,
        email: { ...text, unique: true },
        password_hash: text,
        session_key: text,
        reset_hash: { ...text, allowNull: true },
        reset_until: { ...integer, allowNull: true, defaultValue: "0" },
      });
      expect(Note.getTableName()).toBe("note");
      expect(await Note.describe()).toEqual({
        id,
        text,
        user_id: {
          ...integer,
          references: { model: "user", key: "id" },
        },
      });
    });

    test("a key has 32 bytes, and no two are the same", () => {
      expect(newKey()).toMatch(/^[\da-f]{64}$/);
      expect(newKey()).not.toBe(newKey());
    });

    test("SECRET_KEY signs the session's id", async () => {
      process.env["SECRET_KEY"] = "a secret";
      const page = await request(await createApp()).get("/login");
      const value = readCookies(page)["session"]?.value ?? "";
      const [, id = "", signature] =
        /^s:([\w-]+)\.(.+)$/.exec(decodeURIComponent(value)) ?? [];
      const known = createHmac("sha256", "a secret")
        .update(id)
        .digest("base64");
      expect(signature).toBe(known.replace("=", ""));
    });

    test("who is sent to the log-in gets no cookie yet", async () => {
      const { headers } = await request(await createApp())
        .get("/")
        .expect(302);
      expect(headers).not.toHaveProperty("set-cookie");
    });

    test("no header says how many attempts are left", async () => {
      const visitor = request(await createApp());
      const { headers } = await visitor.post("/login").send(bob);
      const names = Object.keys(headers);
      expect(names.filter((name) => /limit/.test(name))).toEqual([]);
    });

    test("broken JSON is 400, and not for want of a token", async () => {
      const { text } = await request(await createApp())
        .post("/signup")
        .type("json")
        .send("{")
        .expect(400);
      expect(text).toContain("SyntaxError");
    });

    test("the friend may ask to read and to write", async () => {
      const visitor = request(await createApp());
      await visitor
        .options("/api/notes")
        .set("Origin", "https://app.example.org")
        .set("Access-Control-Request-Method", "POST")
        .expect(204)
        .expect("Access-Control-Allow-Methods", "GET,POST");
    });

    test("mail goes to a server on this machine, or nowhere", async () => {
      const created = jest.spyOn(nodemailer, "createTransport");
      process.env["MAIL_PORT"] = "2525";
      await createApp();
      delete process.env["MAIL_PORT"];
      await createApp();
      expect(created.mock.calls[0]).toEqual([
        { host: "127.0.0.1", port: 2525 },
      ]);
      const nowhere = created.mock.results[1]?.value as Transporter;
      expect(nowhere.transporter.name).toBe("JSONTransport");
      created.mockRestore();
    });

    test("a stranger costs as much time as a wrong password", async () => {
      const visitor = await visitAs(ada);
      scrypts.mockClear();
      const wrong = { ...ada, password: bob.password };
      await visitor.post("/login").send(wrong).expect(401);
      await visitor.post("/login").send(bob).expect(401);
      const costs = scrypts.mock.calls.map(([, , length, cost]) => ({
        length,
        ...cost,
      }));
      const cost = { length: 64, N: 32_768, r: 8, p: 1 };
      expect(costs).toMatchObject([cost, cost]);
    });

    test("notes come in the order of their ids", async () => {
      const database = openDatabase();
      const visitor = request.agent(await createApp(database));
      const { User } = await database;
      // SQLite reads rows backwards where no order is asked for.
      const pragma = "PRAGMA reverse_unordered_selects = ON";
      await User.sequelize?.query(pragma);
      await visitor.post("/signup").send(ada).expect(303);
      const notes = [1, 2].map((id) => ({ id, text: `Note ${id}` }));
      for (const { text } of notes) {
        await visitor.post("/api/notes").send({ text }).expect(201);
      }
      await visitor.get("/api/notes").expect(200, notes);
      const { text } = await visitor.get("/").expect(200);
      expect(text.match(/Note \d/g)).toEqual(["Note 1", "Note 2"]);
    });

    test("no SQL is printed, for it holds what users write", async () => {
      const log = jest.spyOn(console, "log").mockReturnValue();
      await visitAs(ada);
      expect(log).not.toHaveBeenCalled();
      log.mockRestore();
    });

    test("OPTIONS * is 404, as no path is", async () => {
      const server = createServer(await createApp());
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      const asked = send({
        host: "127.0.0.1",
        port,
        method: "OPTIONS",
        path: "*",
      }).end();
      const [answer] = await once(asked, "response");
      expect(answer.statusCode).toBe(404);
      answer.resume();
      server.close();
    });

    test("behind TLS the cookie is Secure, and the address real", async () => {
      process.env["PUBLIC_URL"] = "https://notes.example.org";
      const visitor = request(await createApp());
      const page = await visitor
        .get("/login")
        .set("X-Forwarded-Proto", "https");
      const { session } = readCookies(page);
      expect(session?.attributes["secure"]).toBe(true);
      for (let attempt = 0; attempt < 11; attempt += 1) {
        await visitor
          .post("/login")
          .set("X-Forwarded-For", `203.0.113.${attempt}`)
          .send(bob)
          .expect(401);
      }
    });

    test("no token is stored, and a link holds for an hour", async () => {
      const mailbox = await openMailbox();
      process.env["MAIL_PORT"] = String(mailbox.port);
      process.env["PUBLIC_URL"] = "https://notes.example.org";
      const database = openDatabase();
      const visitor = request.agent(await createApp(database));
      await visitor.post("/signup").send(ada).expect(303);
      await visitor
        .post("/reset")
        .send({ email: ada.email })
        .expect(202);
      const { text = "" } = await mailbox.receive();
      const [, token = ""] =
        /https:\/\/notes\.example\.org\/reset\/(\S+)/.exec(text) ?? [];

      const { User } = await database;
      const user = await User.findOne();
      expect(JSON.stringify(user)).not.toContain(token);
      expect(user?.reset_hash).toMatch(/^[\da-f]{64}$/);
      const minutes = (Number(user?.reset_until) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(59);
      expect(minutes).toBeLessThanOrEqual(60);

      await visitor.get(`/reset/${token}`).expect(200);
      await User.update({ reset_until: Date.now() }, { where: {} });
      await visitor.get(`/reset/${token}`).expect(404);
      await mailbox.close();
    });

    test("a stranger who asks for a mail leaves no error", async () => {
      const log = jest.spyOn(console, "error").mockReturnValue();
      const visitor = request(await createApp());
      await visitor.post("/reset").send(bob).expect(202);
      expect(log).not.toHaveBeenCalled();
      log.mockRestore();
    });

    test("POST /reset is 202 even if no mail server is there", async () => {
      const log = jest.spyOn(console, "error");
      const logged = new Promise((resolve) => {
        log.mockImplementation(resolve);
      });
      const gone = await openMailbox();
      await gone.close();
      process.env["MAIL_PORT"] = String(gone.port);
      const visitor = request.agent(await createApp());
      await visitor.post("/signup").send(ada).expect(303);
      await visitor
        .post("/reset")
        .send({ email: ada.email })
        .expect(202);
      expect(await logged).toMatchObject({ code: "ESOCKET" });
      log.mockRestore();
    });
  });
}
