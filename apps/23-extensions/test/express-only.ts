import { once } from "node:events";
import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { readCookies } from "@decant/shared/testing";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openDatabase } from "../src/database.ts";
import { openMailbox } from "./mailbox.ts";
import { ada, bob, scrypts, visitAs } from "./visitors.ts";

/** What only Express can show: its tables and its log. */
export function describeExpress(): void {
  describe("the Express side", () => {
    afterEach(() => {
      delete process.env["MAIL_PORT"];
      delete process.env["PUBLIC_URL"];
    });

    test("a stranger costs as much time as a wrong password", async () => {
      const visitor = await visitAs(ada);
      scrypts.mockClear();
      const wrong = { ...ada, password: bob.password };
      await visitor.post("/login").send(wrong).expect(401);
      await visitor.post("/login").send(bob).expect(401);
      const costs = scrypts.mock.calls.map(([, , , cost]) => cost);
      const cost = { N: 32_768, r: 8, p: 1 };
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
      const minutes = (Number(user?.reset_until) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(59);
      expect(minutes).toBeLessThanOrEqual(60);

      await visitor.get(`/reset/${token}`).expect(200);
      await User.update({ reset_until: Date.now() }, { where: {} });
      await visitor.get(`/reset/${token}`).expect(404);
      await mailbox.close();
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
