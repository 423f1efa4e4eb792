import { readCookies, target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);
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

  test("keeps a zero byte as it is", async () => {
    const visitor = await visit();
    await visitor.post("/basket/%00").expect(200, "\0");
    await visitor.post("/basket/tea").expect(200, "\0, tea");
  });
});

describe("60 visitors at once", () => {
  test("each has a session of its own", async () => {
    const visitor = await visit();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, item) =>
        visitor.post(`/basket/${item}`),
      ),
    );
    expect(answers.map(({ status, text }) => [status, text])).toEqual(
      answers.map((_, item) => [200, `${item}`]),
    );
    const ids = answers.map(
      (answer) => readCookies(answer)["session"]?.value,
    );
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(60);
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

if (process.env["TARGET"] === "flask") describeFlask(visit);
