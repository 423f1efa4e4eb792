import { createHmac } from "node:crypto";
import { readCookies } from "@decant/shared/testing";
import { afterEach, describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createTwin } from "../src/cookie-session.ts";
import { read, visit } from "./store.ts";

afterEach(() => {
  delete process.env["SECRET_KEYS"];
});

describe("cookie-session, the twin of Flask's", () => {
  test("remembers, and forgets on log-out", async () => {
    const visitor = request.agent(createTwin());
    await visitor.get("/get_session").expect(200, "No session set");
    await visitor.get("/set_session").expect(200, "Session set!");
    await visitor.get("/get_session").expect(200, "JohnDoe");
    await visitor.post("/logout").expect(200, "Logged out");
    await visitor.get("/get_session").expect(200, "No session set");
  });

  test("a mere read sets no cookie", async () => {
    expect(await visit(createTwin(), "/get_session")).toBe("");
  });

  test("sets two cookies, out of reach of scripts", async () => {
    const cookies = readCookies(
      await request(createTwin()).get("/set_session"),
    );
    const attributes = { httponly: true, path: "/", samesite: "lax" };
    expect(cookies).toEqual({
      session: { value: expect.any(String), attributes },
      "session.sig": { value: expect.any(String), attributes },
    });
  });

  test("an old secret still reads, the new one signs", async () => {
    process.env["SECRET_KEYS"] = "old";
    const old = await visit(createTwin(), "/set_session");
    process.env["SECRET_KEYS"] = "  new   old ";
    const rotated = createTwin();
    expect(await read(rotated, old)).toBe("JohnDoe");
    const renewed = await visit(rotated, "/set_session");
    process.env["SECRET_KEYS"] = "new";
    expect(await read(createTwin(), renewed)).toBe("JohnDoe");
    expect(await read(createTwin(), old)).toBe("No session set");
  });

  test("spaces round the secrets are no secret", async () => {
    process.env["SECRET_KEYS"] = "new  old ";
    const data = Buffer.from('{"username":"admin"}').toString("base64");
    const signature = createHmac("sha1", "")
      .update(`session=${data}`)
      .digest("base64url");
    const forged = `session=${data}; session.sig=${signature}`;
    expect(await read(createTwin(), forged)).toBe("No session set");
  });

  test.each(["", " "])(
    "with %j each start has a secret of its own",
    async (keys) => {
      process.env["SECRET_KEYS"] = keys;
      const cookie = await visit(createTwin(), "/set_session");
      expect(await read(createTwin(), cookie)).toBe("No session set");
    },
  );

  test("can be read by anyone", async () => {
    const cookie = await visit(createTwin(), "/set_session");
    const [, data = ""] = /^session=([^;]+)/.exec(cookie) ?? [];
    expect(Buffer.from(data, "base64").toString()).toBe(
      '{"username":"JohnDoe"}',
    );
  });

  test("a changed cookie counts as none", async () => {
    const app = createTwin();
    const cookie = await visit(app, "/set_session");
    const forged = Buffer.from('{"username":"admin"}').toString(
      "base64",
    );
    const changed = cookie.replace(
      /session=[^;]+/,
      `session=${forged}`,
    );
    expect(await read(app, changed)).toBe("No session set");
  });

  test("a copy outlives the log-out", async () => {
    const app = createTwin();
    const cookie = await visit(app, "/set_session");
    await request(app).post("/logout").set("Cookie", cookie);
    expect(await read(app, cookie)).toBe("JohnDoe");
  });
});
