import { tmpdir } from "node:os";
import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import express, { Router } from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { auth } from "../src/auth.ts";

const visit = target(createApp);

describe("the routers", () => {
  test("auth under another prefix links to that prefix", async () => {
    const visitor = request(express().use("/account", auth));
    await visitor.get("/account/login").expect(200, "Login Page");
    await visitor
      .post("/account/logout")
      .expect(303)
      .expect("Location", "/account/login");
  });

  test("the template is found, wherever the server was started", async () => {
    const visitor = await visit();
    const home = process.cwd();
    process.chdir(tmpdir());
    const response = await visitor
      .get("/admin/")
      .set("X-Role", "admin");
    process.chdir(home);
    expect(response.status).toBe(200);
  });

  test("GET /admin/nothing as a stranger is 403", async () => {
    const visitor = await visit();
    await visitor.get("/admin/nothing").expect(403, "Admins only");
  });

  test("GET /auth/nothing has run the hook", async () => {
    const visitor = await visit();
    await visitor
      .get("/auth/nothing")
      .expect(404)
      .expect("Cache-Control", "no-store");
  });

  test.each(["/auth%2Flogin", "/auth//login", "/%61uth/login"])(
    "GET %s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404);
    },
  );

  test("GET /admin// is 404: one slash too many", async () => {
    const visitor = await visit();
    await visitor.get("/admin//").set("X-Role", "admin").expect(404);
  });

  test("POST /auth/login is 404, and the hook has run", async () => {
    const visitor = await visit();
    await visitor
      .post("/auth/login")
      .expect(404)
      .expect("Cache-Control", "no-store");
  });

  test("an error that no router knows reaches the app", async () => {
    jest.spyOn(console, "error").mockReturnValueOnce();
    const app = createApp().set("env", "production");
    const { status, text } = await request(app)
      .get("/admin/reports/%FF")
      .set("X-Role", "admin");
    expect(status).toBe(400);
    expect(text).toContain("<pre>Bad Request</pre>");
  });
});

describe("express.Router as it comes", () => {
  test("it does not inherit the settings of the app", async () => {
    const router = Router().get("/login", (_req, res) => {
      res.send("Login Page");
    });
    const app = express();
    app.enable("strict routing").enable("case sensitive routing");
    const visitor = request(app.use("/auth", router));
    await visitor.get("/auth/login/").expect(200, "Login Page");
    await visitor.get("/auth/LOGIN").expect(200, "Login Page");
    await visitor.get("/AUTH/login").expect(404); // the app's own part
  });

  test("it takes routes after app.use as well", async () => {
    const router = Router();
    const visitor = request(express().use("/auth", router));
    await visitor.get("/auth/late").expect(404);
    router.get("/late", (_req, res) => {
      res.send("Late");
    });
    await visitor.get("/auth/late").expect(200, "Late");
  });

  test("router.all below a route answers 405", async () => {
    const router = Router()
      .get("/login", (_req, res) => {
        res.send("Login Page");
      })
      .all("/login", (_req, res) => {
        res.set("Allow", "GET, HEAD").sendStatus(405);
      });
    const visitor = request(express().use("/auth", router));
    await visitor.get("/auth/login").expect(200, "Login Page");
    await visitor
      .post("/auth/login")
      .expect(405, "Method Not Allowed")
      .expect("Allow", "GET, HEAD");
  });

  test("a whole app can be used like a router", async () => {
    const blog = express().get("/news", (_req, res) => {
      res.send("News");
    });
    const visitor = request(express().use("/blog", blog));
    await visitor.get("/blog/news").expect(200, "News");
  });

  test.each([
    [false, "undefined"],
    [true, "red"],
  ])("mergeParams %s: team is %s", async (mergeParams, team) => {
    const router = Router({ mergeParams });
    router.get<{ team?: string }>("/score", (req, res) => {
      res.send(String(req.params.team));
    });
    const visitor = request(express().use("/teams/:team", router));
    await visitor.get("/teams/red/score").expect(200, team);
  });
});
