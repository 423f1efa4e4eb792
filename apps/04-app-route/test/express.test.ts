import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import express from "express";
import request from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("what only Express does", () => {
  test("GET /projects: Location names no host", async () => {
    const visitor = await visit();
    await visitor.get("/projects").expect("Location", "/projects/");
  });

  test.each([
    ["//about", "/about"],
    ["///a.example/", "/a.example/"],
    ["//projects?next=//a", "/projects?next=//a"],
    ["/projects//?year=2026", "/projects/?year=2026"],
  ])("GET %s is 308 to %s, on this host", async (path, location) => {
    const visitor = await visit();
    await visitor.get(path).expect(308).expect("Location", location);
  });

  test("a whole URL in the request line is redirected by its path", async () => {
    const server = createApp().listen(0);
    const { port } = server.address() as AddressInfo;
    const location = await new Promise((resolve) => {
      const path = "http://a.example//projects?year=2026";
      get({ port, path }, (response) => {
        resolve(response.resume().headers.location);
      });
    });
    server.close();
    expect(location).toBe("/projects?year=2026");
  });

  test("GET /nothing//here is 308, then 404", async () => {
    const visitor = await visit();
    await visitor
      .get("/nothing//here")
      .expect(308)
      .expect("Location", "/nothing/here");
    await visitor.get("/nothing//here").redirects(1).expect(404);
  });

  test("GET /nothing is Express's own page for a 404", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/nothing").expect(404);
    expect(text).toContain("<pre>Cannot GET /nothing</pre>");
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

  test("nor after the first middleware", async () => {
    const app = express();
    app.use((_req, _res, next) => {
      next();
    });
    app.enable("strict routing");
    app.get("/late", (_req, res) => {
      res.send("Late");
    });
    const visitor = request(app);
    await visitor.get("/late/").expect(200, "Late");
  });

  test("of two routes with one path, the first answers", async () => {
    const app = express()
      .get("/about", (_req, res) => res.send("first"))
      .get("/about", (_req, res) => res.send("second"));
    const visitor = request(app);
    await visitor.get("/about").expect(200, "first");
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
