import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  test,
} from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import {
  ada,
  bob,
  lesson,
  onFlask,
  python,
  readForm,
  submit,
  takeBack,
  type Visitor,
  visit,
  visitAs,
} from "./visitors.ts";

/** The mail with a link to a new password. */
export function describeMail(): void {
  describe("a mail for those who forgot their password", () => {
    let mailbox: Mailbox;
    const closing: (() => unknown)[] = [];

    beforeAll(async () => {
      mailbox = await openMailbox();
    });
    afterEach(() => {
      for (const close of closing.splice(0)) close();
    });
    afterAll(() => mailbox.close());

    /** Starts the app with the port of an SMTP server. */
    async function visitWithMail(port: number): Promise<Visitor> {
      if (!onFlask) {
        process.env["MAIL_PORT"] = String(port);
        closing.push(() => delete process.env["MAIL_PORT"]);
        return request.agent(await createApp());
      }
      const child = spawn(python(), ["-B", "-c", SERVE], {
        cwd: join(lesson, "flask"),
        env: { ...process.env, MAIL_PORT: String(port) },
        stdio: ["pipe", "pipe", "ignore"],
      });
      closing.push(() => child.stdin.end());
      for await (const own of createInterface(child.stdout)) {
        return request.agent(`http://127.0.0.1:${own}`);
      }
      throw new Error("The Flask side does not start.");
    }

    /** Asks for a mail and takes the path out of its link. */
    async function askFor({ email }: { email: string }, on: Visitor) {
      await on.post("/reset").send({ email }).expect(202);
      const { text = "" } = await mailbox.receive();
      return (
        /http:\/\/127.0.0.1:\d+(\/reset\/\S+)/.exec(text)?.[1] ?? ""
      );
    }

    test("reaches a real SMTP server", async () => {
      const visitor = await visitWithMail(mailbox.port);
      await visitor.post("/signup").send(ada).expect(303);
      await visitor
        .post("/reset")
        .set("Host", "evil.example")
        .send({ email: ada.email })
        .expect(202);
      const { from, to, subject, text } = await mailbox.receive();
      expect(from?.text).toBe("notes@example.org");
      expect(to).toMatchObject({ text: ada.email });
      expect(subject).toBe("Your password");
      expect(text).toMatch(
        /^Choose a new password: http:\/\/127.0.0.1:\d+\/reset\/[\w-]{43}\s*$/,
      );
    });

    test("its link sets a password, once, and ends sessions", async () => {
      const visitor = await visitWithMail(mailbox.port);
      const signedUp = await visitor.post("/signup").send(ada);
      const link = await askFor(ada, visitor);
      const { text } = await visitor.get(link).expect(200);
      expect(readForm(text)).toEqual({
        title: "New password",
        fields: ["password"],
      });

      await visitor.post(link).send({ password: "short" }).expect(400);
      const { password } = bob;
      const changed = await submit(visitor, link, { password });
      expect(changed.status).toBe(303);
      expect(changed.get("Location")).toBe("/login");

      takeBack(visitor, signedUp);
      await visitor.get("/api/notes").expect(401);
      await visitor.post("/login").send(ada).expect(401);
      await visitor
        .post("/login")
        .send({ ...ada, password })
        .expect(303);
      await visitor.get(link).expect(404);
      await visitor.post(link).send({ password }).expect(404);
    });

    test("a second mail makes the first link void", async () => {
      const visitor = await visitWithMail(mailbox.port);
      await visitor.post("/signup").send(ada).expect(303);
      const first = await askFor(ada, visitor);
      const second = await askFor(ada, visitor);
      await visitor.get(first).expect(404);
      await visitor.get(second).expect(200);
    });

    test("the page says the same to a stranger", async () => {
      const visitor = await visitAs(ada);
      const known = await submit(visitor, "/reset", {
        email: ada.email,
      });
      const stranger = await submit(visitor, "/reset", {
        email: bob.email,
      });
      expect(known.status).toBe(202);
      expect(known.text).toBe(
        "If we know this address, a mail is on its way",
      );
      expect(stranger.status).toBe(202);
      expect(stranger.text).toBe(known.text);
    });

    test("goes to the user who asked for it", async () => {
      const visitor = await visitWithMail(mailbox.port);
      await visitor.post("/signup").send(ada).expect(303);
      await visitor.post("/signup").send(bob).expect(303);
      await visitor
        .post("/reset")
        .send({ email: bob.email })
        .expect(202);
      const { to } = await mailbox.receive();
      expect(to).toMatchObject({ text: bob.email });
    });

    test("a made-up link is 404", async () => {
      const visitor = await visit();
      await visitor.get("/reset/x").expect(404);
      await visitor.post("/reset/x").send(ada).expect(404);
    });

    test("a made-up link is 404 while another one is open", async () => {
      const visitor = await visitWithMail(mailbox.port);
      await visitor.post("/signup").send(ada).expect(303);
      const link = await askFor(ada, visitor);
      // The digests of the first two are nearly all zeros, and all ones.
      const madeUp = ["/reset/x136053", "/reset/x33665", `${link}x`];
      for (const path of madeUp) {
        await visitor.get(path).expect(404);
        await visitor.post(path).send(bob).expect(404);
      }
      await visitor.get(link).expect(200);
    });
  });
}

const SERVE = `
import sys, threading
from app import create_app
from werkzeug.serving import make_server
server = make_server("127.0.0.1", 0, create_app(), threaded=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
sys.stdin.read()  # until the tests close it
`;
