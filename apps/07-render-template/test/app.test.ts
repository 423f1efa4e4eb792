import { target } from "@decant/shared/testing";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);

function page(name: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Decant</title>
  <link rel="stylesheet"
    href="/static/style.css">
</head>
<body>
  <h1>Welcome to ${name}!</h1>
</body>
</html>
`;
}

describe("GET /welcome", () => {
  test("renders the page, as HTML", async () => {
    const visitor = await visit();
    await visitor
      .get("/welcome")
      .expect(200, page("Flask"))
      .expect("Content-Type", "text/html; charset=utf-8");
  });
});

describe("GET /welcome/<name>", () => {
  test("renders the same template with another value", async () => {
    const visitor = await visit();
    await visitor.get("/welcome/Jinja").expect(200, page("Jinja"));
    await visitor.get("/welcome/%C3%89va").expect(200, page("Éva"));
    await visitor.get("/welcome/ada l").expect(200, page("ada l"));
    await visitor.get("/welcome/%00").expect(200, page("\0"));
  });

  test("markup in the value comes out as text", async () => {
    const visitor = await visit();
    await visitor
      .get("/welcome/%3Cb%3E&")
      .expect(200, page("&lt;b&gt;&amp;"));
  });

  test.each(["{{7*7}}", "{{site}}", "{%include'failed.html'%}"])(
    "%s in the value is text, not a template",
    async (name) => {
      const visitor = await visit();
      await visitor
        .get(`/welcome/${encodeURIComponent(name)}`)
        .expect(200, page(name.replaceAll("'", "&#39;")));
    },
  );
});

describe("GET /lost", () => {
  beforeEach(() => {
    jest.spyOn(console, "error").mockReturnValue(undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test("a missing template is 500, and the page hides why", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/lost")
      .expect(500)
      .expect("Content-Type", "text/html; charset=utf-8");
    expect(response.text).toBe(`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Decant</title>
</head>
<body>
  <h1>Something went wrong</h1>
  <p>It is not your fault. Please try again later.</p>
</body>
</html>
`);
  });
});

describe("GET /static/<path:filename>", () => {
  test("/static/style.css may be kept for an hour", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/static/style.css")
      .expect(200)
      .expect("Content-Type", "text/css; charset=utf-8")
      .expect("Cache-Control", "public, max-age=3600");
    expect(response.text).toMatch(/^body \{\n/);
  });

  test("is 304 for the ETag that it sent", async () => {
    const visitor = await visit();
    const { headers } = await visitor.get("/static/style.css");
    const response = await visitor
      .get("/static/style.css")
      .set("If-None-Match", String(headers["etag"]))
      .expect(304);
    expect(response.text).toBe("");
    await visitor
      .get("/static/style.css")
      .set("If-None-Match", '"another"')
      .expect(200);
  });

  test.each([
    "/static",
    "/static/",
    "/static/none.css",
    "/static/%00",
    "/static/..%2fflask/app.py",
    "/templates/welcome.html",
    "/welcome.html",
  ])("%s is 404", async (path) => {
    const visitor = await visit();
    await visitor.get(path).expect(404);
  });
});

if (process.env["TARGET"] === "flask") describeFlask();
