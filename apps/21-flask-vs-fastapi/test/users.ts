import { describe, expect, test } from "@jest/globals";
import type request from "supertest";

interface Refusal {
  detail: { loc: (string | number)[]; msg: string }[];
}

const places = (body: unknown) =>
  (body as Refusal).detail.map(({ loc }) => loc);

/**
 * What each side must do.
 *
 * @param visit - starts a fresh app
 * @param side - `express`, `flask` and so on
 */
export function describeUsers(
  visit: () => Promise<ReturnType<typeof request.agent>>,
  side: string,
): void {
  // Flask and Express make the type a part of the URL: 404. FastAPI and
  // Fastify find the route first, and then check the parameter: 422.
  const checksPath = side === "fastapi" || side === "fastify";

  describe("GET /user/<int:id>", () => {
    test.each([
      ["/user/7", 7],
      ["/user/0", 0],
      ["/user/007", 7],
    ])(
      "%s gives the id as a number, and no secret",
      async (path, id) => {
        const visitor = await visit();
        const { body } = await visitor
          .get(path)
          .expect(200)
          .expect("Content-Type", /^application\/json\b/);
        expect(body).toEqual({ id, name: "John" });
      },
    );

    test("a row of ours that is broken is our fault: 500", async () => {
      const visitor = await visit();
      await visitor.get("/user/999").expect(500);
      await visitor.get("/user/998").expect(200);
    });

    test.each(["abc", "-1", "1.5", "1a", "0x10", "1e0", "%00"])(
      "/user/%s is no user",
      async (id) => {
        const visitor = await visit();
        const answer = await visitor.get(`/user/${id}`);
        expect(answer.status).toBe(checksPath ? 422 : 404);
        const detail = checksPath ? places(answer.body) : [];
        expect(detail).toEqual(checksPath ? [["path", "id"]] : []);
      },
    );
  });

  describe("GET /users", () => {
    test.each([
      ["/users", 10],
      ["/users?limit=1", 1],
      ["/users?limit=100", 100],
    ])("%s gives %d", async (path, count) => {
      const visitor = await visit();
      const { body } = await visitor.get(path).expect(200);
      expect(body).toHaveLength(count);
      expect(body).toContainEqual({ id: count, name: "John" });
      expect(JSON.stringify(body)).not.toContain("password");
    });

    test.each([
      "ten",
      "",
      "0",
      "-1",
      "101",
      "2.5",
      "0x10",
      "1e1",
      "%00",
    ])("?limit=%s is 422, and says where", async (limit) => {
      const visitor = await visit();
      const { body } = await visitor
        .get(`/users?limit=${limit}`)
        .expect(422)
        .expect("Content-Type", /^application\/json\b/);
      expect(places(body)).toEqual([["query", "limit"]]);
    });
  });

  describe("POST /user/<int:id>/order", () => {
    test("adds up, with 1 as the default quantity", async () => {
      const visitor = await visit();
      const items = [
        { price: 250, quantity: 2 },
        { price: 100, colour: "red" },
      ];
      const { body } = await visitor
        .post("/user/7/order")
        .send({ items })
        .expect(201);
      expect(body).toEqual({ user_id: 7, total: 600 });
    });

    test("tells every fault at once, and where it is", async () => {
      const visitor = await visit();
      const items = [{ price: -1 }, { price: 100, quantity: 101 }];
      const { body } = await visitor
        .post("/user/7/order")
        .send({ items })
        .expect(422);
      expect(places(body)).toEqual([
        ["body", "items", 0, "price"],
        ["body", "items", 1, "quantity"],
      ]);
    });

    test.each([
      ["no items", {}, ["body", "items"]],
      ["an empty list", { items: [] }, ["body", "items"]],
      ["text", { items: "all" }, ["body", "items"]],
      ["no price", { items: [{}] }, ["body", "items", 0, "price"]],
      [
        "a price above the bound",
        { items: [{ price: 1_000_001 }] },
        ["body", "items", 0, "price"],
      ],
      [
        "half a cent",
        { items: [{ price: 0.5 }] },
        ["body", "items", 0, "price"],
      ],
    ])("%s is 422", async (_what, order, place) => {
      const visitor = await visit();
      const { body } = await visitor
        .post("/user/7/order")
        .send(order)
        .expect(422);
      expect(places(body)).toEqual([place]);
    });
  });

  test("GET /wait answers after a tenth of a second", async () => {
    const visitor = await visit();
    const before = performance.now();
    const { body } = await visitor.get("/wait").expect(200);
    expect(body).toEqual({ waited_ms: 100 });
    expect(performance.now() - before).toBeGreaterThan(90);
  });

  describe("GET /openapi.json", () => {
    interface Operation {
      parameters: { name: string; in: string; schema: object }[];
      responses: object;
    }
    interface Document {
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
    }

    async function read(): Promise<Document> {
      const visitor = await visit();
      return (await visitor.get("/openapi.json").expect(200)).body;
    }

    test("lists the paths and their methods", async () => {
      const { openapi, paths } = await read();
      expect(openapi).toMatch(/^3\.1\.\d$/);
      const methods = Object.entries(paths).map(
        ([path, operations]) => [path, Object.keys(operations)],
      );
      expect(Object.fromEntries(methods)).toEqual({
        "/user/{id}": ["get"],
        "/users": ["get"],
        "/user/{id}/order": ["post"],
      });
    });

    test("tells the bounds that the server checks", async () => {
      const { paths } = await read();
      expect(paths["/users"]?.["get"]?.parameters).toMatchObject([
        {
          name: "limit",
          in: "query",
          schema: {
            type: "integer",
            minimum: 1,
            maximum: 100,
            default: 10,
          },
        },
      ]);
      const order = paths["/user/{id}/order"]?.["post"];
      expect(order?.parameters).toMatchObject([
        { name: "id", in: "path", schema: { minimum: 0 } },
      ]);
      expect(order?.responses).toHaveProperty("201");
    });
  });

  describe.each(["/docs", "/redoc"])("GET %s", (path) => {
    test("is served, except by Flask, from local files", async () => {
      const visitor = await visit();
      const { status, text } = await visitor.get(path);
      expect(status).toBe(side === "flask" ? 404 : 200);
      const links = Array.from(
        text.matchAll(/\b(?:src|href)="([^"]+)"/g),
        ([, link = ""]) => link,
      );
      expect(links.length > 0).toBe(side !== "flask");
      for (const link of links) {
        expect(link).toMatch(/^\/\w/);
        await visitor.get(link).expect(200);
      }
    });
  });
}
