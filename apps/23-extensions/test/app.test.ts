import { execFileSync, spawn } from "node:child_process";
import crypto from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findPython } from "@decant/shared/host";
import { readCookies, target } from "@decant/shared/testing";
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { openDatabase } from "../src/database.ts";
import { checkHash, hashPassword } from "../src/password.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";

const visit = target(createApp);
type Visitor = Awaited<ReturnType<typeof visit>>;

const lesson = join(import.meta.dirname, "..");
const onFlask = process.env["TARGET"] === "flask";

jest.setTimeout(30_000); // a busy machine takes long to start Python

// The tests sign up often: scrypt is called as the app asks for it, and
// does less. test/express.test.ts has the real one.
const { scrypt } = crypto;
const scrypts = jest.spyOn(crypto, "scrypt");
if (!onFlask) {
  scrypts.mockImplementation((password, salt, length, cost, done) => {
    scrypt(password, salt, length, { ...cost, N: 2 }, done);
  });
}

const ada = { email: "ada@example.org", password: "correct horse" };
const bob = { email: "bob@example.org", password: "battery staple" };

const TOKEN = /name="csrf_token" value="([^"]+)"/;

/** The token in the form of a page. */
async function tokenOf(
  visitor: Visitor,
  page: string,
): Promise<string> {
  const { text } = await visitor.get(page).expect(200);
  return TOKEN.exec(text)?.[1] ?? "";
}

/** Opens a page and sends a form with its token, as a browser does. */
async function submit(
  visitor: Visitor,
  path: string,
  fields: object,
  page = path,
) {
  const csrf_token = await tokenOf(visitor, page);
  const form = { csrf_token, ...fields };
  return visitor.post(path).type("form").send(form);
}

/** A visitor who has signed up, and so is logged in. */
async function visitAs(user: object): Promise<Visitor> {
  const visitor = await visit();
  await visitor.post("/signup").send(user).expect(303);
  return visitor;
}

describe("POST /signup", () => {
  test("makes an account and logs in", async () => {
    const visitor = await visit();
    const response = await submit(visitor, "/signup", ada);
    expect(response.status).toBe(303);
    expect(response.get("Location")).toBe("/");
    const { text } = await visitor.get("/").expect(200);
    expect(text).toContain("<h1>Notes of ada@example.org</h1>");
  });

  test("takes JSON as well", async () => {
    const visitor = await visitAs(ada);
    await visitor.get("/").expect(200);
  });

  test("a taken email is 409, in the same form", async () => {
    const visitor = await visitAs(ada);
    const other = { ...bob, email: ada.email };
    const response = await submit(visitor, "/signup", other);
    expect(response.status).toBe(409);
    expect(response.text).toContain(
      '<p role="alert">This email is taken</p>',
    );
    await visitor.post("/login").send(other).expect(401);
  });
});

describe("POST /signup with what fits no account", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit();
  });
  afterEach(async () => {
    await visitor.get("/").expect(302); // nobody is logged in
  });

  test.each([
    [{ ...ada, email: "ada" }, "Enter an email"],
    [{ ...ada, email: "ada@example.org\n" }, "Enter an email"],
    [{ ...ada, email: "" }, "Enter an email"],
    [{ password: ada.password }, "Enter an email"],
    [{ ...ada, password: "1234567" }, "Take 8 to 200 characters"],
    [{ ...ada, password: "x".repeat(201) }, "Take 8 to 200 characters"],
    [{ email: ada.email }, "Take 8 to 200 characters"],
  ])("%j is 400: %s", async (user, error) => {
    const response = await visitor.post("/signup").send(user);
    expect(response.status).toBe(400);
    expect(response.text).toContain(`<p role="alert">${error}</p>`);
  });

  test.each([
    { ...ada, email: ["ada@example.org"] },
    { ...ada, email: { ne: "" } },
    { ...ada, password: 12345678 },
    [ada],
    [],
  ])("%j is 400", async (user) => {
    await visitor.post("/signup").send(user).expect(400);
  });
});

describe("POST /login", () => {
  test("logs in", async () => {
    const visitor = await visitAs(ada);
    await visitor.post("/logout").send({}).expect(303);
    const response = await submit(visitor, "/login", ada);
    expect(response.status).toBe(303);
    expect(response.get("Location")).toBe("/");
    await visitor.get("/").expect(200);
  });

  test("a stranger and a wrong password get the same answer", async () => {
    const visitor = await visitAs(ada);
    await visitor.post("/logout").send({}).expect(303);
    const wrong = await submit(visitor, "/login", {
      ...ada,
      password: bob.password,
    });
    const stranger = await submit(visitor, "/login", bob);
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain(
      '<p role="alert">Wrong email or password</p>',
    );
    expect(stranger.status).toBe(401);
    expect(stranger.text.replace(TOKEN, "")).toBe(
      wrong.text.replace(TOKEN, ""),
    );
    await visitor.get("/").expect(302);
  });

  test.each([
    {},
    { email: ada.email },
    { ...ada, password: "" },
    { ...ada, email: "" },
  ])("%j is 400", async (fields) => {
    const visitor = await visit();
    await visitor.post("/login").send(fields).expect(400);
  });

  test("a password in the query is none", async () => {
    const visitor = await visitAs(ada);
    await visitor.post("/logout").send({}).expect(303);
    await visitor.post("/login").query(ada).send({}).expect(400);
    await visitor.get("/").expect(302);
  });
});

/** Goes on with the session cookie of an earlier response. */
function takeBack(visitor: Visitor, response: request.Response): void {
  const { session } = readCookies(response);
  const cookie = `session=${session?.value}; Path=/`;
  visitor.jar.setCookie(cookie, "127.0.0.1", "/");
}

describe("the session", () => {
  test("has a cookie that scripts and other sites lack", async () => {
    const visitor = await visit();
    const { session } = readCookies(await visitor.get("/login"));
    expect(session?.attributes).toEqual({
      httponly: true,
      path: "/",
      samesite: "Lax",
    });
  });

  test("planted before the log-in opens nothing after it", async () => {
    const visitor = await visit();
    const planted = await visitor.get("/signup").expect(200);
    await visitor.post("/signup").send(ada).expect(303);
    await visitor.get("/").expect(200);
    takeBack(visitor, planted);
    await visitor.get("/").expect(302).expect("Location", "/login");
  });

  test("of before the log-in leaves no token behind", async () => {
    const visitor = await visitAs(ada);
    await visitor.post("/logout").send({}).expect(303);
    const csrf_token = await tokenOf(visitor, "/login");
    await visitor.post("/login").send(ada).expect(303);
    await visitor
      .post("/notes")
      .type("form")
      .send({ csrf_token, text: "Planted" })
      .expect(400);
    await visitor.get("/api/notes").expect(200, []);
  });

  test("ends with POST /logout", async () => {
    const visitor = await visitAs(ada);
    const response = await submit(visitor, "/logout", {}, "/");
    expect(response.status).toBe(303);
    expect(response.get("Location")).toBe("/login");
    await visitor.get("/").expect(302).expect("Location", "/login");
  });

  test("tells caches that pages depend on the cookie", async () => {
    const visitor = await visitAs(ada);
    await visitor.get("/").expect("Vary", "Cookie");
  });
});

test("two apps at once keep their users apart", async () => {
  const visitor = await visitAs(ada);
  const other = await visit();
  await visitor.get("/").expect(200);
  expect((await other.post("/login").send(ada)).status).toBe(401);
});

describe("a form without the right token", () => {
  const REFUSED = "This form has no token, or an old one";
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await visit();
    await visitor.get("/signup").expect(200); // makes a token
  });
  afterEach(async () => {
    await visitor.post("/login").send(ada).expect(401); // no account
  });

  test.each(["/signup", "/login", "/logout", "/notes", "/reset"])(
    "POST %s is 400",
    async (path) => {
      await visitor
        .post(path)
        .type("form")
        .send({ ...ada, text: "Forged" })
        .expect(400, REFUSED);
    },
  );

  test("the token of another visitor is 400", async () => {
    const csrf_token = await tokenOf(await visit(), "/signup");
    await visitor
      .post("/signup")
      .type("form")
      .send({ csrf_token, ...ada })
      .expect(400, REFUSED);
  });

  test.each([
    "text/plain",
    "text/plain; application/json",
    "multipart/form-data; boundary=x",
  ])("JSON sent as %s is 400", async (type) => {
    await visitor
      .post("/signup")
      .set("Content-Type", type)
      .send(JSON.stringify(ada))
      .expect(400, REFUSED);
  });
});

describe("notes", () => {
  test("GET / as a stranger leads to the log-in", async () => {
    const visitor = await visit();
    await visitor.get("/").expect(302).expect("Location", "/login");
  });

  test("POST /notes adds one, and escapes it", async () => {
    const visitor = await visitAs(ada);
    const fields = { text: "<b>Tea</b>" };
    const response = await submit(visitor, "/notes", fields, "/");
    expect(response.status).toBe(303);
    expect(response.get("Location")).toBe("/");
    const { text } = await visitor.get("/").expect(200);
    expect(text).toContain("<li>&lt;b&gt;Tea&lt;/b&gt;</li>");
  });

  test.each(["", "x".repeat(201)])("%j is 400", async (text) => {
    const visitor = await visitAs(ada);
    const response = await submit(visitor, "/notes", { text }, "/");
    expect(response.status).toBe(400);
    expect(response.text).toContain("Write 1 to 200 characters");
  });
});

describe("/api/notes", () => {
  test("GET may name a type without a body", async () => {
    const visitor = await visit();
    await visitor
      .get("/api/notes")
      .set("Content-Type", "application/json")
      .expect(401);
  });

  test.each(["/api/notes", "/api/notes/1"])(
    "GET %s as a stranger is 401",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(401, { error: "Log in first" });
    },
  );

  test("POST answers 201 with the note and its URL", async () => {
    const visitor = await visitAs(ada);
    await visitor
      .post("/api/notes")
      .send({ text: "Tea", id: "9", user_id: "9" })
      .expect(201, { id: 1, text: "Tea" })
      .expect("Location", "/api/notes/1");
    await visitor
      .get("/api/notes/1")
      .expect(200, { id: 1, text: "Tea" });
  });

  test("POST without a text is 400", async () => {
    const visitor = await visitAs(ada);
    await visitor
      .post("/api/notes")
      .send({ text: "" })
      .expect(400, { error: "Write 1 to 200 characters" });
  });

  test("a note of another user is 404", async () => {
    const visitor = await visitAs(ada);
    await visitor.post("/api/notes").send({ text: "Tea" }).expect(201);
    await visitor.post("/signup").send(bob).expect(303);
    await visitor.get("/api/notes").expect(200, []);
    await visitor.get("/api/notes/1").expect(404);
  });
});

describe("another origin", () => {
  const friend = "https://app.example.org";

  test("the one on the list is let in, with its cookie", async () => {
    const visitor = await visitAs(ada);
    await visitor
      .get("/api/notes")
      .set("Origin", friend)
      .expect(200)
      .expect("Access-Control-Allow-Origin", friend)
      .expect("Access-Control-Allow-Credentials", "true");
  });

  test.each([
    ["/api/notes", "https://evil.example"],
    ["/api/notes", "https://app.example.org.evil.example"],
    ["/login", "https://evil.example"],
    ["/login", friend],
  ])("%s may not be asked for by %s", async (path, origin) => {
    const visitor = await visit();
    const response = await visitor
      .options(path)
      .set("Origin", origin)
      .set("Access-Control-Request-Method", "POST")
      .set("Access-Control-Request-Headers", "content-type");
    expect(response.get("Access-Control-Allow-Origin")).not.toBe(
      origin,
    );
  });
});

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
    const lines = createInterface({ input: child.stdout });
    const [own] = await once(lines, "line");
    return request.agent(`http://127.0.0.1:${own}`);
  }

  /** Asks for a mail and takes the path out of its link. */
  async function askFor({ email }: { email: string }, on: Visitor) {
    await on.post("/reset").send({ email }).expect(202);
    const { text = "" } = await mailbox.receive();
    return /http:\/\/127.0.0.1:\d+(\/reset\/\S+)/.exec(text)?.[1] ?? "";
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
    const known = await submit(visitor, "/reset", { email: ada.email });
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

  test("a made-up link is 404", async () => {
    const visitor = await visit();
    await visitor.get("/reset/x").expect(404);
    await visitor.post("/reset/x").send(ada).expect(404);
  });
});

if (onFlask) {
  describe("the Flask side", () => {
    test("a stranger costs as much time as a wrong password", async () => {
      const visitor = await visitAs(ada);
      const wrong = { ...ada, password: bob.password };
      const times = { known: Infinity, unknown: Infinity };
      for (let round = 0; round < 3; round += 1) {
        const known = await timed(visitor, wrong);
        const unknown = await timed(visitor, bob);
        times.known = Math.min(times.known, known);
        times.unknown = Math.min(times.unknown, unknown);
      }
      expect(times.unknown / times.known).toBeGreaterThan(0.5);
    });

    test("Node checks Werkzeug's hashes", async () => {
      const hash = run(
        "print(generate_password_hash(sys.argv[1]), end='')",
        "pässword",
      );
      expect(await checkHash(hash, "pässword")).toBe(true);
      expect(await checkHash(hash, "password")).toBe(false);
    });

    test("Werkzeug checks Node's hashes", async () => {
      const hash = await hashPassword("pässword");
      const check = "print(check_password_hash(*sys.argv[1:]), end='')";
      expect(run(check, hash, "pässword")).toBe("True");
      expect(run(check, hash, "password")).toBe("False");
    });
  });
} else {
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

/** Milliseconds until a log-in is refused. */
async function timed(visitor: Visitor, user: object): Promise<number> {
  const start = performance.now();
  await visitor.post("/login").send(user).expect(401);
  return performance.now() - start;
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

function run(line: string, ...args: string[]): string {
  const code = `import sys; from werkzeug.security import *; ${line}`;
  return execFileSync(python(), ["-c", code, ...args], {
    encoding: "utf8",
  });
}

function python(): string {
  return findPython(lesson) ?? "python3";
}
