import { target } from "@decant/shared/testing";
import {
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import express, { type ErrorRequestHandler } from "express";
import createError from "http-errors";
import request from "supertest";
import { createApp } from "../src/app.ts";
import { onError } from "../src/errors.ts";

const visit = target(createApp);
const log = jest.spyOn(console, "error");

beforeEach(() => {
  log.mockReset().mockImplementation(() => undefined);
});

function failing(env: string): express.Express {
  const app = express().set("env", env);
  return app.use(() => {
    throw new Error("no database at db.internal:5432");
  });
}

describe("what is logged", () => {
  test("GET /report logs the error once, with its stack", async () => {
    const visitor = await visit();
    await visitor.get("/report").expect(500);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]?.[0]).toMatchObject({
      message: "no database at db.internal:5432",
      stack: expect.stringContaining("app.ts"),
    });
  });

  test.each([
    ["get", "/nothing", 404],
    ["post", "/", 405],
    ["post", "/books/emma/order", 409],
  ] as const)(
    "%s %s is %i, no fault and not logged",
    async (method, path, status) => {
      const visitor = await visit();
      await visitor[method](path).expect(status);
      expect(log).not.toHaveBeenCalled();
    },
  );
});

describe("what Express alone does", () => {
  test("GET /books/%FF is 400, not 500", async () => {
    const visitor = await visit();
    await visitor.get("/books/%FF").expect(400, "Bad Request");
  });

  test.each(["/books//dune", "//books/dune", "/%62ooks/dune"])(
    "GET %s is 404",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).expect(404, "Page not found!");
    },
  );

  test("Accept with equal weights: the client's order", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/nothing")
      .set("Accept", "application/json, text/html")
      .expect(404);
    expect(response.body).toEqual({ error: "Page not found!" });
  });
});

describe("the error handler", () => {
  test("a status without a name is called Error", async () => {
    const app = express();
    app.use(() => {
      throw createError(599);
    });
    const visitor = request(app.use(onError));
    await visitor.get("/").expect(599, "Error");
  });

  test("an answer that has begun: the error goes on", async () => {
    const seen: unknown[] = [];
    const last: ErrorRequestHandler = (error, _req, res, _next) => {
      seen.push(error);
      res.end(", cut short");
    };
    const fault = new Error("no database at db.internal:5432");
    const app = express().get("/", (_req, res) => {
      res.write("In stock");
      throw fault;
    });
    const visitor = request(app.use(onError, last));
    await visitor.get("/").expect(200, "In stock, cut short");
    expect(seen).toEqual([fault]);
    expect(log).not.toHaveBeenCalled();
  });

  test("the handler of Express closes such an answer", async () => {
    const app = express().set("env", "development");
    app.get("/", (_req, res) => {
      res.write("In stock");
      throw new Error("no database at db.internal:5432");
    });
    const visitor = request(app.use(onError));
    await expect(visitor.get("/")).rejects.toThrow("aborted");
    expect(log).toHaveBeenCalledTimes(1); // by Express
  });
});

describe("what an error carries", () => {
  test.each([
    [404, true],
    [500, false],
  ])(
    "createError(%i): its message may be shown: %s",
    (code, expose) => {
      const error = createError(code, "No such book.");
      expect(error.message).toBe("No such book.");
      expect(error.expose).toBe(expose);
    },
  );
});

describe("the usual catch-all", () => {
  const app = express();
  app.get("/", (_req, res) => {
    res.send("Books");
  });
  app.use((_req, res) => {
    res.status(404).send("Page not found!");
  });

  test("POST / becomes a 404", async () => {
    const visitor = request(app);
    await visitor.post("/").expect(404, "Page not found!");
  });

  test("OPTIONS / becomes a 404", async () => {
    const visitor = request(app);
    await visitor.options("/").expect(404, "Page not found!");
  });
});

describe("the error handler that Express brings along", () => {
  test("in development it shows message and stack", async () => {
    const visitor = request(failing("development"));
    const { text } = await visitor.get("/").expect(500);
    expect(text).toContain("Error: no database at db.internal:5432");
    expect(text).toContain("express.test.ts");
  });

  test("in production it says Internal Server Error", async () => {
    const visitor = request(failing("production"));
    const { text } = await visitor.get("/").expect(500);
    expect(text).toContain("<pre>Internal Server Error</pre>");
  });

  test.each([
    [404, undefined, 404],
    [404, 409, 409],
    [undefined, 409, 409],
    [undefined, 200, 500],
    [301, undefined, 500],
  ])(
    "res.status(%j), then an error of status %j: %i",
    async (set, status, expected) => {
      const app = express().set("env", "production");
      app.use((_req, res) => {
        if (set) res.status(set);
        throw Object.assign(new Error("no database"), { status });
      });
      const answer = await request(app).get("/");
      expect(answer.status).toBe(expected);
    },
  );

  test("a handler with three parameters gets no error", async () => {
    const app = failing("test");
    const handler = jest.fn();
    app.use((error: unknown, req: unknown, res: unknown) => {
      handler(error, req, res);
    });
    const visitor = request(app);
    const { text } = await visitor.get("/").expect(500);
    expect(text).toContain("Error: no database at db.internal:5432");
    expect(handler).not.toHaveBeenCalled();
  });

  test("it runs as middleware, with the request as error", async () => {
    const app = express();
    app.use((error: unknown, req: unknown, next: unknown) => {
      const { status } = error as { status?: number };
      (req as express.Response).send(`${status} ${typeof next}`);
    });
    const visitor = request(app);
    await visitor.get("/").expect(200, "undefined function");
  });
});
