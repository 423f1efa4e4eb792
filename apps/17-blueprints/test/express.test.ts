import { target } from "@decant/shared/testing";
import { describe, test } from "@jest/globals";
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

  test("GET /auth%2Flogin is 404", async () => {
    const visitor = await visit();
    await visitor.get("/auth%2Flogin").expect(404);
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
