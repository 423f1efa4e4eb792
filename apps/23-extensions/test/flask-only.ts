import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkHash, hashPassword } from "../src/password.ts";
import { openMailbox } from "./mailbox.ts";
import {
  ada,
  bob,
  lesson,
  python,
  type Visitor,
  visitAs,
} from "./visitors.ts";

/** What only Flask can show: its hashes and its time. */
export function describeFlask(): void {
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

    test("no id is larger than JavaScript's whole numbers", async () => {
      const visitor = await visitAs(ada);
      await visitor
        .get("/api/notes/9007199254740991")
        .expect(404, { error: "No such note" });
      await visitor // no route takes it
        .get("/api/notes/9007199254740992")
        .expect(404)
        .expect("Content-Type", "text/html; charset=utf-8");
    });

    test("a link to a new password holds for an hour", () => {
      expect(runApp(LINK)).toEqual({ "3590": 200, "3610": 404 });
    });

    test("POST /reset is 202 even if no mail server is there", async () => {
      const gone = await openMailbox();
      await gone.close();
      const { status, log } = runApp(NO_SERVER, {
        MAIL_PORT: String(gone.port),
      });
      expect(status).toBe(202);
      expect(log).toEqual(["The mail could not be sent"]);
    });

    test("behind TLS the cookie is Secure, and the address real", () => {
      const url = "https://notes.example.org";
      expect(runApp(TLS, { PUBLIC_URL: url })).toEqual({
        secure: true,
        statuses: Array.from({ length: 11 }, () => 401),
        star: 404,
        slashes: [404, 404],
      });
    });
  });
}

/** Milliseconds until a log-in is refused. */
async function timed(visitor: Visitor, user: object): Promise<number> {
  const start = performance.now();
  await visitor.post("/login").send(user).expect(401);
  return performance.now() - start;
}

function run(line: string, ...args: string[]): string {
  const code = `import sys; from werkzeug.security import *; ${line}`;
  return execFileSync(python(), ["-c", code, ...args], {
    encoding: "utf8",
  });
}

/** Runs a script with the app; what it leaves in `answer`. */
function runApp(script: string, env: Record<string, string> = {}) {
  const whole = `
import json
from app import create_app
app = create_app()
client = app.test_client()
ada = {"email": "ada@example.org", "password": "correct horse"}
${script}
print(json.dumps(answer))
`;
  const printed = execFileSync(python(), ["-B", "-c", whole], {
    cwd: join(lesson, "flask"),
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return JSON.parse(printed) as Record<string, unknown>;
}

const LINK = `
import mail
from time import time
client.post("/signup", json=ada)
with mail.mail.record_messages() as outbox:
    client.post("/reset", json={"email": ada["email"]})
link = outbox[0].body.split()[-1]
now = time()
answer = {}
for later in 3590, 3610:
    mail.time = lambda: now + later
    answer[later] = client.get(link).status_code
`;

const NO_SERVER = `
log = []
app.logger.exception = log.append
client.post("/signup", json=ada)
asked = client.post("/reset", json={"email": ada["email"]})
answer = {"status": asked.status_code, "log": log}
`;

const TLS = `
page = client.get("/login", headers={"X-Forwarded-Proto": "https"})
bob = {"email": "bob@example.org", "password": "battery staple"}
answer = {
    "secure": "; Secure" in page.headers["Set-Cookie"],
    "statuses": [
        client.post(
            "/login", json=bob,
            headers={"X-Forwarded-For": f"203.0.113.{attempt}"},
        ).status_code
        for attempt in range(11)
    ],
    "star": client.open(
        method="OPTIONS", environ_overrides={"PATH_INFO": "*"}
    ).status_code,
    "slashes": [
        client.open("/api//notes/1", method=method, json={}).status_code
        for method in ["GET", "TRACE"]
    ],
}
`;
