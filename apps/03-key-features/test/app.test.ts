import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

const SLUGS = [
  "core",
  "server",
  "rest",
  "templates",
  "extensions",
  "routing",
];

describe("GET /", () => {
  test("links to a page for each feature", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/")
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8");
    const links = [...text.matchAll(/<a href="(.*?)">/g)];
    expect(links.map(([, path]) => path)).toEqual(
      SLUGS.map((slug) => `/features/${slug}`),
    );
    for (const [, path = ""] of links) {
      await visitor.get(path).expect(200);
    }
  });
});

describe("GET /features", () => {
  test("lists the six features as JSON", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/features")
      .expect(200)
      .expect("Content-Type", /^application\/json\b/);
    const features: Record<string, string>[] = response.body;
    expect(features.map(({ slug }) => slug)).toEqual(SLUGS);
    for (const feature of features) {
      expect(Object.keys(feature).toSorted()).toEqual([
        "express",
        "flask",
        "name",
        "slug",
      ]);
    }
  });
});

describe("GET /features/<slug>", () => {
  test("names the feature and its counterpart", async () => {
    const visitor = await visit();
    await visitor
      .get("/features/core")
      .expect("Content-Type", "text/html; charset=utf-8")
      .expect(
        200,
        `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Lightweight core</title>
</head>
<body>
  <h1>Lightweight core</h1>
  <p>Flask: Routing, requests, templates, sessions; no database, no forms.</p>
  <p>Express: Routing and middleware; the template engine is a package.</p>
  <p>One function and one route made this page.</p>
  <p><a href="/">All features</a></p>
</body>
</html>
`,
      );
  });

  test.each([
    ["server", "Development server and debugger", "Debug mode is off."],
    ["rest", "RESTful request handling", "You sent GET."],
    [
      "templates",
      "Jinja2 templates",
      "&lt;b&gt;Markup in a value stays text.&lt;/b&gt;",
    ],
    [
      "extensions",
      "Extensions",
      "The answer has the header X-Signed-By.",
    ],
    ["routing", "URL routing", "This page is /features/routing."],
  ])("/features/%s: %s, %s", async (slug, name, proof) => {
    const visitor = await visit();
    const { text } = await visitor.get(`/features/${slug}`).expect(200);
    expect(text).toContain(`\n  <h1>${name}</h1>\n`);
    expect(text).toContain(`\n  <p>${proof}</p>\n`);
  });

  test("/features/routing?lang=de: a path has no query", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/features/routing?lang=de")
      .expect(200);
    expect(text).toContain("<p>This page is /features/routing.</p>");
  });

  test.each(["/features/orm", "/features/rest/1", "/nothing"])(
    "%s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404);
    },
  );
});

describe("RESTful request handling", () => {
  test.each(["put", "delete"] as const)(
    "%s /features/rest reaches the same view",
    async (method) => {
      const visitor = await visit();
      const { text } =
        await visitor[method]("/features/rest").expect(200);
      expect(text).toContain(
        `<p>You sent ${method.toUpperCase()}.</p>`,
      );
    },
  );
});

describe("the extension", () => {
  test.each(["/", "/features", "/features/extensions", "/nothing"])(
    "signs the answer of %s",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect("X-Signed-By", "Decant");
    },
  );
});
