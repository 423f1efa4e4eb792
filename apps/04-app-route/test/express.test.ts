import { target } from "@decant/shared/testing";
import { describe, test } from "@jest/globals";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("what Express alone does", () => {
  test("GET /projects: Location names no host", async () => {
    const visitor = await visit();
    await visitor.get("/projects").expect("Location", "/projects/");
  });

  test("GET /nothing//here is 308, then 404", async () => {
    const visitor = await visit();
    await visitor
      .get("/nothing//here")
      .expect(308)
      .expect("Location", "/nothing/here");
    await visitor.get("/nothing//here").redirects(1).expect(404);
  });

  test("GET /%61bout is 404", async () => {
    const visitor = await visit();
    await visitor.get("/%61bout").expect(404);
  });
});

describe("Express as it comes", () => {
  test.each(["/about/", "/About", "/ABOUT/"])(
    "GET %s finds the route /about",
    async (path) => {
      const app = express();
      app.get("/about", (_req, res) => {
        res.send("About");
      });
      const visitor = request(app);
      await visitor.get(path).expect(200, "About");
    },
  );

  test("the settings do nothing after the first route", async () => {
    const app = express();
    app.get("/about", (_req, res) => {
      res.send("About");
    });
    app.enable("strict routing").enable("case sensitive routing");
    app.get("/late", (_req, res) => {
      res.send("Late");
    });
    const visitor = request(app);
    await visitor.get("/About/").expect(200, "About");
    await visitor.get("/Late/").expect(200, "Late");
  });

  test("a slash added to any path leads to another host", async () => {
    const app = express();
    app.use((req, res) => {
      res.redirect(308, `${req.path}/`);
    });
    const visitor = request(app);
    await visitor
      .get("//a.example")
      .expect(308)
      .expect("Location", "//a.example/");
  });
});
