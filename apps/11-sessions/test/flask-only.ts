import { randomBytes } from "node:crypto";
import { readCookies, type target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { ask, forge } from "./flask-cookies.ts";

const DAY = 24 * 60 * 60 * 1000;

/** The cases that hold for Flask's session only: it is the cookie. */
export function describeFlask(visit: ReturnType<typeof target>): void {
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
      expect(ask("known", "/get_session", [admin, guess])).toEqual([
        [200, "admin", ""],
        [200, "No session set", ""],
      ]);
    });

    test("an old secret still reads, the new one signs", () => {
      const old = forge("old", { username: "Ada" });
      const lost = forge("lost", { username: "Ada" });
      expect(ask("new old", "/get_session", [old, lost])).toEqual([
        [200, "Ada", ""],
        [200, "No session set", ""],
      ]);

      const [answer] = ask("new old", "/set_session", [old]);
      const cookie = answer?.[2].split(";")[0] ?? "";
      expect(ask("new", "/get_session", [cookie, old])).toEqual([
        [200, "JohnDoe", ""],
        [200, "No session set", ""],
      ]);
    });

    test("spaces around the secrets are no secret", () => {
      const empty = forge("", { username: "admin" });
      expect(ask("new  old ", "/get_session", [empty])).toEqual([
        [200, "No session set", ""],
      ]);
      expect(ask(" ", "/get_session", [empty])).toEqual([
        [200, "No session set", ""],
      ]);
    });

    test("is refused after seven days", () => {
      const young = forge("known", { username: "Ada" }, 6 * DAY);
      const stale = forge("known", { username: "Ada" }, 8 * DAY);
      expect(ask("known", "/get_session", [young, stale])).toEqual([
        [200, "Ada", ""],
        [200, "No session set", ""],
      ]);
    });

    test("with SESSION_COOKIE_SECURE is sent over HTTP too", () => {
      const setup = "app.config['SESSION_COOKIE_SECURE'] = True";
      const [answer] = ask("known", "/set_session", [""], setup);
      expect(answer?.[2]).toMatch(
        /^session=\S+ Secure; HttpOnly; Path=\/; SameSite=Lax$/,
      );
    });

    test("without a secret key, reading works and writing not", () => {
      const setup = "app.secret_key = None";
      expect(ask("", "/get_session", [""], setup)).toEqual([
        [200, "No session set", ""],
      ]);
      const [answer] = ask("", "/set_session", [""], setup);
      expect(answer?.[0]).toBe(500);
    });

    test("two requests at once know nothing of each other", async () => {
      const visitor = await visit();
      await visitor.post("/basket/tea").expect(200, "tea");
      const [milk, bread] = await Promise.all([
        visitor.post("/basket/milk"),
        visitor.post("/basket/bread"),
      ]);
      expect(milk.text).toBe("tea, milk");
      expect(bread.text).toBe("tea, bread");
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

    test("a cookie that is too large is a Python warning", () => {
      const setup = `
import os, warnings
from flask import session
@app.get("/large")
def large():
    session["basket"] = os.urandom(3072).hex()
    return "kept"
`;
      const [answer] = ask("known", "/large", [""], setup);
      expect(answer?.[0]).toBe(200);
      const strict = `${setup}
warnings.simplefilter("error", UserWarning)`;
      const [warned] = ask("known", "/large", [""], strict);
      expect(warned?.[0]).toBe(500);
    });

    test("flash() keeps a message for the next request", () => {
      const setup = `
from flask import flash, get_flashed_messages
@app.get("/flash")
def show():
    shown = get_flashed_messages()
    flash("Saved")
    return shown
`;
      const [first] = ask("known", "/flash", [""], setup);
      expect(first?.[1]).toBe("[]\n");
      const [cookie = ""] = first?.[2].split(";") ?? [];
      const [second] = ask("known", "/flash", [cookie], setup);
      expect(second?.[1]).toBe('["Saved"]\n');
    });
  });
}
