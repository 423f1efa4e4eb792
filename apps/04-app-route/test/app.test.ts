import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import type { Response } from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

/** Where a redirect leads: Flask names the host as well. */
function destination(response: Response): string | undefined {
  return response
    .get("Location")
    ?.replace(/^http:\/\/127\.0\.0\.1:\d+/, "");
}

describe("@app.route('/about')", () => {
  test("GET /about is the page, as HTML", async () => {
    const visitor = await visit();
    await visitor
      .get("/about")
      .expect(200, "This is the About page")
      .expect("Content-Type", "text/html; charset=utf-8");
  });

  test("HEAD /about has only its headers", async () => {
    const visitor = await visit();
    const response = await visitor
      .head("/about")
      .expect(200)
      .expect("Content-Length", "22");
    expect(response.text).toBeUndefined();
  });

  test("GET /about?lang=de: no rule sees the query", async () => {
    const visitor = await visit();
    await visitor
      .get("/about?lang=de")
      .expect(200, "This is the About page");
  });

  test.each([
    "/about/",
    "/about%2F",
    "/About",
    "/ABOUT",
    "/about.html",
    "/about/team",
    "/a",
  ])("GET %s is 404", async (path) => {
    const visitor = await visit();
    await visitor.get(path).expect(404);
  });
});

describe("one view under two rules", () => {
  test.each(["/", "/home"])("GET %s -> Home", async (path) => {
    const visitor = await visit();
    await visitor.get(path).expect(200, "Home");
  });

  test("GET /home/ is 404", async () => {
    const visitor = await visit();
    await visitor.get("/home/").expect(404);
  });
});

describe("a rule that ends in a slash", () => {
  test("GET /projects/ is the list", async () => {
    const visitor = await visit();
    await visitor.get("/projects/").expect(200, "Projects");
  });

  test.each([
    ["/projects", "/projects/"],
    ["/projects?year=2026&by=name", "/projects/?year=2026&by=name"],
    ["/projects?q=%20%C3%A9+b", "/projects/?q=%20%C3%A9+b"],
    ["/projects?next=//a.example", "/projects/?next=//a.example"],
  ])("GET %s is 308 to %s", async (path, location) => {
    const visitor = await visit();
    const response = await visitor.get(path).expect(308);
    expect(destination(response)).toBe(location);
  });

  test("POST /projects is 308, and followed it is a POST", async () => {
    const visitor = await visit();
    await visitor.post("/projects").expect(308);
    await visitor
      .post("/projects")
      .redirects(1)
      .expect(200, "Project added");
  });

  test("HEAD /projects is 308", async () => {
    const visitor = await visit();
    const response = await visitor.head("/projects").expect(308);
    expect(destination(response)).toBe("/projects/");
  });

  test("DELETE /projects is 404: no rule takes it", async () => {
    const visitor = await visit();
    await visitor.delete("/projects").expect(404);
  });

  test("GET /Projects is 404", async () => {
    const visitor = await visit();
    await visitor.get("/Projects").expect(404);
  });
});

describe("slashes that come twice", () => {
  test.each([
    ["//about", "This is the About page"],
    ["///about?lang=de", "This is the About page"],
    ["//", "Home"],
    ["//projects/", "Projects"],
    ["//projects", "Projects"],
  ])("GET %s leads to the page: %s", async (path, text) => {
    const visitor = await visit();
    await visitor.get(path).redirects(2).expect(200, text);
  });

  test.each([
    ["/pages//new", "/pages/new"],
    ["/pages//new?from=//a", "/pages/new?from=//a"],
    ["/pages///%C3%A9", "/pages/%C3%A9"],
    ["/projects//", "/projects/"],
  ])("GET %s is 308 to %s", async (path, location) => {
    const visitor = await visit();
    const response = await visitor.get(path).expect(308);
    expect(destination(response)).toBe(location);
  });

  test.each(["//about/", "//About", "//a.example", "/about//"])(
    "GET %s ends in a 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).redirects(1).expect(404);
    },
  );
});

describe("two rules that match", () => {
  test("GET /pages/new is the page with that very rule", async () => {
    const visitor = await visit();
    await visitor.get("/pages/new").expect(200, "New page");
  });

  test.each([
    ["/pages/New", "Page New"],
    ["/pages/news", "Page news"],
    ["/pages/%3Cb%3E", "Page &lt;b&gt;"],
    ["/pages/%00", "Page \0"],
    ["/pages/a%3Fb", "Page a?b"],
  ])("GET %s -> %j", async (path, text) => {
    const visitor = await visit();
    await visitor.get(path).expect(200, text);
  });

  test.each(["/pages/", "/pages/new/", "/pages/a/b"])(
    "GET %s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404);
    },
  );
});

describe("URLs by name", () => {
  test("GET /links builds them, and each of them answers", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/links").expect(200);
    const links = text.split("<br>");
    expect(links).toEqual([
      "/home",
      "/projects/?year=2026",
      "/pages/%C3%BCber%20uns%3F",
      "/contact",
    ]);
    const texts = [];
    for (const link of links) {
      texts.push((await visitor.get(link).expect(200)).text);
    }
    expect(texts).toEqual([
      "Home",
      "Projects",
      "Page über uns?",
      "Contact",
    ]);
  });
});

describe("what has no rule", () => {
  test.each(["/nothing", "/./about", "/pages/../about"])(
    "GET %s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404);
    },
  );
});
