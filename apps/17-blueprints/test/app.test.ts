import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import type { Response } from "supertest";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);

const PAGE = "text/html; charset=utf-8";
const ADMIN = { "X-Role": "admin" };

/** Where a redirect leads: Flask's router names the host as well. */
function destination(response: Response): string | undefined {
  return response
    .get("Location")
    ?.replace(/^http:\/\/127\.0\.0\.1:\d+/, "");
}

describe("the app", () => {
  test("GET / is its own page, without the hooks", async () => {
    const visitor = await visit();
    const response = await visitor.get("/").expect(200, "Home");
    expect(response.get("Cache-Control")).toBeUndefined();
  });
});

describe("the blueprint under /auth", () => {
  test("GET /auth/login -> Login Page", async () => {
    const visitor = await visit();
    await visitor
      .get("/auth/login")
      .expect(200, "Login Page")
      .expect("Content-Type", PAGE);
  });

  test("GET /auth/login passes its hook", async () => {
    const visitor = await visit();
    await visitor
      .get("/auth/login")
      .expect("Cache-Control", "no-store");
  });

  test("POST /auth/logout is 303 to /auth/login", async () => {
    const visitor = await visit();
    await visitor
      .post("/auth/logout")
      .expect(303)
      .expect("Location", "/auth/login")
      .expect("Cache-Control", "no-store");
    await visitor
      .post("/auth/logout")
      .redirects(1)
      .expect(200, "Login Page");
  });

  test.each([
    "/login",
    "/auth",
    "/auth/",
    "/auth/login/",
    "/auth/Login",
    "/AUTH/login",
    "/authlogin",
    "/auth/auth/login",
    "/auth/nothing",
    "/auth/%00",
    "/auth/logi",
  ])("GET %s is 404", async (path) => {
    const visitor = await visit();
    await visitor.get(path).expect(404);
  });
});

describe("the blueprint under /admin", () => {
  test("GET /admin/ renders its template with links", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/admin/")
      .set(ADMIN)
      .expect(200)
      .expect("Content-Type", PAGE);
    expect(text.trimEnd()).toBe(`<!doctype html>
<title>Admin</title>
<ul>
  <li><a href="/admin/reports/2025">/admin/reports/2025</a></li>
  <li><a href="/admin/reports/2026">/admin/reports/2026</a></li>
</ul>`);
  });

  test.each([
    ["/admin", "/admin/"],
    ["/admin?tab=all&tab=new", "/admin/?tab=all&tab=new"],
  ])("GET %s is 308 to %s", async (path, location) => {
    const visitor = await visit();
    const response = await visitor.get(path).expect(308);
    expect(destination(response)).toBe(location);
  });

  test.each(["/admin/", "/admin/reports/2026", "/admin/reports/1999"])(
    "GET %s as a stranger is 403, from its own handler",
    async (path) => {
      const visitor = await visit();
      await visitor
        .get(path)
        .expect(403, "Admins only")
        .expect("Content-Type", PAGE);
    },
  );

  test.each(["guest", "Admin", "admin, guest", "administrator"])(
    "the role %s is a stranger's",
    async (role) => {
      const visitor = await visit();
      await visitor
        .get("/admin/")
        .set("X-Role", role)
        .expect(403, "Admins only");
      await visitor
        .get("/admin/reports/2026")
        .set("X-Role", role)
        .expect(403, "Admins only");
    },
  );

  test("GET /admin/ has no hook of /auth", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/admin/")
      .set(ADMIN)
      .expect(200);
    expect(response.get("Cache-Control")).toBeUndefined();
  });

  test.each(["/Admin/", "/admin/nothing", "/administrator"])(
    "GET %s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).set(ADMIN).expect(404);
    },
  );
});

describe("the blueprint inside it, under /admin/reports", () => {
  test.each([
    ["/admin/reports/2025", "A good year"],
    ["/admin/reports/2026", "A better year"],
  ])("GET %s -> %s", async (path, text) => {
    const visitor = await visit();
    await visitor.get(path).set(ADMIN).expect(200, text);
  });

  test.each(["1999", "02026", "2026.0", "%00", "__proto__"])(
    "GET /admin/reports/%s is 404, from its handler",
    async (year) => {
      const visitor = await visit();
      await visitor
        .get(`/admin/reports/${year}`)
        .set(ADMIN)
        .expect(404, "No such report")
        .expect("Content-Type", PAGE);
    },
  );

  test.each([
    "/reports/2026",
    "/admin/Reports/2026",
    "/admin/reports",
    "/admin/reports/",
    "/admin/reports/2026/",
    "/admin/reports/2026/5",
  ])("GET %s is 404, and not from that handler", async (path) => {
    const visitor = await visit();
    const { text } = await visitor.get(path).set(ADMIN).expect(404);
    expect(text).not.toContain("No such report");
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
