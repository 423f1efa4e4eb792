import {
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { target } from "@decant/shared/testing";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import express, { type Request, type Response } from "express";
import nunjucks from "nunjucks";
import request from "supertest";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "decant-")));
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
  jest.restoreAllMocks();
});

describe("GET /welcome", () => {
  test("is found from any working directory", async () => {
    process.chdir(folder);
    const visitor = await visit();
    await visitor.get("/welcome").expect(200);
    await visitor.get("/static/style.css").expect(200);
  });
});

describe("the error handler", () => {
  test("GET /lost: the log has the whole error", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue(undefined);
    const visitor = await visit();
    await visitor.get("/lost").expect(500);
    expect(log).toHaveBeenCalledTimes(1);
    const [error] = log.mock.calls[0] ?? [];
    expect(error).toMatchObject({
      message: "template not found: lost.html",
      stack: expect.stringContaining("    at "),
    });
  });

  test("GET /welcome/%FF keeps its status, 400", async () => {
    jest.spyOn(console, "error").mockReturnValue(undefined);
    const visitor = await visit();
    const { text } = await visitor.get("/welcome/%FF").expect(400);
    expect(text).toContain("<h1>Something went wrong</h1>");
  });
});

describe("an error handler with three parameters", () => {
  const app = express().set("env", "test");
  app.get("/boom", () => {
    throw new Error("boom");
  });
  app.use((_error: Error, _req: Request, res: Response) => {
    res.status(500).send("failed");
  });

  test.each([
    ["/unknown", "TypeError: res.status is not a function"],
    ["/boom", "Error: boom"],
  ])("%s is 500, with the built-in page", async (path, message) => {
    const { text } = await request(app).get(path).expect(500);
    expect(text).toContain(message);
    expect(text).toContain(import.meta.filename);
  });
});

describe("the cache of compiled templates", () => {
  const change = (options: nunjucks.ConfigureOptions): string[] => {
    const templates = nunjucks.configure(folder, options);
    return ["before", "after"].map((text) => {
      writeFileSync(join(folder, "page.html"), text);
      return templates.render("page.html");
    });
  };

  test("keeps a template until the process ends", () => {
    expect(change({})).toEqual(["before", "before"]);
  });

  test("noCache reads the file each time", () => {
    expect(change({ noCache: true })).toEqual(["before", "after"]);
  });

  test("watch needs a package of its own", () => {
    expect(() => change({ watch: true })).toThrow(
      "watch requires chokidar to be installed",
    );
  });
});

describe("express.static", () => {
  test.each([
    [{}, "public, max-age=0"],
    [
      { maxAge: "1y", immutable: true },
      "public, max-age=31536000, immutable",
    ],
  ])("with %j sends %s", async (options, header) => {
    writeFileSync(join(folder, "style.css"), "body {}");
    const app = express().use(express.static(folder, options));
    const { headers } = await request(app).get("/style.css");
    expect(headers["cache-control"]).toBe(header);
  });
});

describe("what Express does with a template file", () => {
  const write = (text: string) => {
    writeFileSync(join(folder, "page.html"), text);
    const app = express();
    nunjucks.configure(folder, { express: app });
    return app;
  };

  test("res.sendFile sends it as it stands", async () => {
    const app = write("{{ name }}");
    app.get("/", (_req, res) => {
      res.sendFile("page.html", { root: folder });
    });
    const visitor = request(app);
    await visitor.get("/").expect(200, "{{ name }}");
  });

  test("res.render adds settings, app.locals, res.locals", async () => {
    const app = write("{{ settings.env }} {{ site }} {{ user }}");
    app.locals["site"] = "Decant";
    app.get("/", (_req, res) => {
      res.locals["user"] = "Ada";
      res.render("page.html");
    });
    const visitor = request(app);
    await visitor.get("/").expect(200, "test Decant Ada");
  });

  test("a visitor's text as a template runs as code", () => {
    const text = "{{ range.constructor('return 6 * 7')() }}";
    expect(nunjucks.renderString(text, {})).toBe("42");
  });
});

describe("url_for", () => {
  test("encodes the name of the file", () => {
    createApp();
    expect(
      nunjucks.renderString(
        "{{ url_for('static', filename='my style.css') }}",
        {},
      ),
    ).toBe("/static/my%20style.css");
  });
});

describe("escaping", () => {
  test("takes no notice of the file's name", () => {
    writeFileSync(join(folder, "mail.txt"), "{{ name }}");
    const templates = nunjucks.configure(folder);
    expect(templates.render("mail.txt", { name: "A&B" })).toBe(
      "A&amp;B",
    );
  });
});
