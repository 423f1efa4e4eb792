import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkHash, hashPassword } from "../src/password.ts";
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

    test("behind TLS the cookie is Secure, and the address real", () => {
      const printed = execFileSync(python(), ["-B", "-c", TLS], {
        cwd: join(lesson, "flask"),
        env: {
          ...process.env,
          PUBLIC_URL: "https://notes.example.org",
        },
        encoding: "utf8",
      });
      expect(JSON.parse(printed)).toEqual({
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

const TLS = `
import json
from app import create_app

app = create_app()
client = app.test_client()
page = client.get("/login", headers={"X-Forwarded-Proto": "https"})
bob = {"email": "bob@example.org", "password": "battery staple"}
print(json.dumps({
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
}))
`;
