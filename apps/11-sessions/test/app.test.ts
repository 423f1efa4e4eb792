import { execFileSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
import { readCookies, target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);
const lesson = join(expect.getState().testPath ?? "", "../..");
const DAY = 24 * 60 * 60 * 1000;

describe("GET /set_session", () => {
  test("is remembered in the next request", async () => {
    const visitor = await visit();
    await visitor.get("/set_session").expect(200, "Session set!");
    await visitor.get("/get_session").expect(200, "JohnDoe");
  });

  test("sets one cookie, out of reach of scripts", async () => {
    const visitor = await visit();
    const response = await visitor.get("/set_session");
    const { session, ...others } = readCookies(response);
    expect(others).toEqual({});
    expect(session?.attributes).toEqual({
      httponly: true,
      path: "/",
      samesite: "Lax",
    });
  });

  test("is not remembered for another visitor", async () => {
    const visitor = await visit();
    await visitor.get("/set_session").expect(200);
    const other = await visit();
    await other.get("/get_session").expect(200, "No session set");
  });
});

describe("GET /get_session", () => {
  test("a mere read sets no cookie", async () => {
    const visitor = await visit();
    const first = await visitor.get("/get_session");
    expect(first.text).toBe("No session set");
    expect(readCookies(first)).toEqual({});

    await visitor.post("/login").expect(200);
    const second = await visitor.get("/get_session");
    expect(second.text).toBe("JohnDoe");
    expect(readCookies(second)).toEqual({});
  });

  test("tells caches that the answer depends on the cookie", async () => {
    const visitor = await visit();
    await visitor.get("/get_session").expect("Vary", "Cookie");
  });

  test("a changed cookie counts as none", async () => {
    const visitor = await visit();
    const { session } = readCookies(await visitor.get("/set_session"));
    const value = session?.value ?? "";
    const letter = value[10] === "A" ? "B" : "A";
    const changed = value.slice(0, 10) + letter + value.slice(11);

    const stranger = await visit();
    const response = await stranger
      .get("/get_session")
      .set("Cookie", `session=${changed}`);
    expect(response.status).toBe(200);
    expect(response.text).toBe("No session set");
    expect(readCookies(response)).toEqual({});
  });

  test.each(["x", "s%3Ax", "e30.aaaaaa.forged", "%FF", '""'])(
    "session=%s counts as none",
    async (value) => {
      const visitor = await visit();
      await visitor
        .get("/get_session")
        .set("Cookie", `session=${value}`)
        .expect(200, "No session set");
    },
  );
});

describe("POST /basket/<item>", () => {
  test("keeps a list, and escapes it", async () => {
    const visitor = await visit();
    await visitor.post("/basket/tea").expect(200, "tea");
    await visitor.post("/basket/milk").expect(200, "tea, milk");
    await visitor
      .post("/basket/%3Cb%3E")
      .expect(200, "tea, milk, &lt;b&gt;");
  });
});

describe("POST /login", () => {
  test("begins a session that holds for seven days", async () => {
    const visitor = await visit();
    const response = await visitor.post("/login");
    expect(response.text).toBe("Logged in as JohnDoe");

    const expires =
      readCookies(response)["session"]?.attributes["expires"];
    const days = (Date.parse(String(expires)) - Date.now()) / DAY;
    expect(days).toBeGreaterThan(6.999);
    expect(days).toBeLessThanOrEqual(7);
    await visitor.get("/get_session").expect(200, "JohnDoe");
  });

  test("leaves the session of before behind", async () => {
    const visitor = await visit();
    const before = readCookies(await visitor.post("/basket/tea"));
    const after = readCookies(await visitor.post("/login"));
    expect(after["session"]?.value).toBeDefined();
    expect(after["session"]?.value).not.toBe(before["session"]?.value);
    await visitor.post("/basket/milk").expect(200, "milk");
  });
});

describe("POST /logout", () => {
  test("ends the session and deletes the cookie", async () => {
    const visitor = await visit();
    await visitor.get("/set_session").expect(200);
    const response = await visitor.post("/logout");
    expect(response.text).toBe("Logged out");
    const cookie = readCookies(response)["session"];
    expect(cookie?.value).toBe("");
    expect(cookie?.attributes["path"]).toBe("/");
    expect(cookie?.attributes["expires"]).toBe(
      "Thu, 01 Jan 1970 00:00:00 GMT",
    );
    await visitor.get("/get_session").expect(200, "No session set");
  });

  test("without a session is no error", async () => {
    const visitor = await visit();
    await visitor.post("/logout").expect(200, "Logged out");
  });
});

if (process.env["TARGET"] === "flask") {
  describe("Flask's cookie", () => {
    test("can be read by anyone", async () => {
      const visitor = await visit();
      const { session } = readCookies(
        await visitor.get("/set_session"),
      );
      const [payload = ""] = session?.value.split(".") ?? [];
      expect(Buffer.from(payload, "base64url").toString()).toBe(
        '{"username":"JohnDoe"}',
      );
    });

    test("can be forged by whoever has the secret", () => {
      const admin = forge("known", { username: "admin" });
      const guess = forge("guess", { username: "admin" });
      expect(ask("known", "/get_session", admin, guess)).toEqual([
        ["admin", ""],
        ["No session set", ""],
      ]);
    });

    test("an old secret still reads, the new one signs", () => {
      const old = forge("old", { username: "Ada" });
      const lost = forge("lost", { username: "Ada" });
      expect(ask("new old", "/get_session", old, lost)).toEqual([
        ["Ada", ""],
        ["No session set", ""],
      ]);

      const [answer] = ask("new old", "/set_session", old);
      const cookie = answer?.[1].split(";")[0] ?? "";
      expect(ask("new", "/get_session", cookie, old)).toEqual([
        ["JohnDoe", ""],
        ["No session set", ""],
      ]);
    });

    test("is refused after seven days", () => {
      const young = forge("known", { username: "Ada" }, 6 * DAY);
      const stale = forge("known", { username: "Ada" }, 8 * DAY);
      expect(ask("known", "/get_session", young, stale)).toEqual([
        ["Ada", ""],
        ["No session set", ""],
      ]);
    });

    test("a copy outlives the log-out", async () => {
      const visitor = await visit();
      const { session } = readCookies(
        await visitor.get("/set_session"),
      );
      await visitor.post("/logout").expect(200);
      await visitor
        .get("/get_session")
        .set("Cookie", `session=${session?.value}`)
        .expect(200, "JohnDoe");
    });

    test("grows beyond what browsers keep", async () => {
      const visitor = await visit();
      const item = randomBytes(3072).toString("hex");
      const response = await visitor.post(`/basket/${item}`);
      const { session } = readCookies(response);
      expect(session?.value.length).toBeGreaterThan(4096);
    });
  });
}

const ASK = `
import json, sys
from app import app
_, path, *cookies = sys.argv
client = app.test_client(use_cookies=False)
answers = [client.get(path, headers={"Cookie": c}) for c in cookies]
print(json.dumps(
    [[a.text, a.headers.get("Set-Cookie", "")] for a in answers]
))`;

/**
 * Starts Flask with these secrets and sends it one request per cookie.
 *
 * @returns for each the text and the Set-Cookie header, empty for none
 */
function ask(secrets: string, path: string, ...cookies: string[]) {
  const printed = execFileSync(
    findPython(lesson) ?? "python3",
    ["-B", "-c", ASK, path, ...cookies],
    {
      cwd: join(lesson, "flask"),
      env: { ...process.env, SECRET_KEYS: secrets },
      encoding: "utf8",
    },
  );
  return JSON.parse(printed) as [text: string, cookie: string][];
}

/** A Cookie header such as Flask would have accepted `age` ms ago. */
function forge(secret: string, data: object, age = 0): string {
  const payload = Buffer.from(JSON.stringify(data)).toString(
    "base64url",
  );
  const time = Buffer.alloc(4);
  time.writeUInt32BE(Math.floor((Date.now() - age) / 1000));
  return `session=${sign(secret, `${payload}.${time.toString("base64url")}`)}`;
}

/** Signs as itsdangerous does for Flask: HMAC-SHA1, with a derived key. */
function sign(secret: string, text: string): string {
  const key = createHmac("sha1", secret)
    .update("cookie-session")
    .digest();
  const signature = createHmac("sha1", key).update(text);
  return `${text}.${signature.digest("base64url")}`;
}
