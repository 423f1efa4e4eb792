import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { APP, corsHeaders, listed, REFUSED } from "./headers.ts";

const visit = target(createApp);

describe("OPTIONS /api/notes, a preflight", () => {
  test("allows DELETE with X-Reason, for ten minutes", async () => {
    const visitor = await visit();
    const response = await visitor
      .options("/api/notes")
      .set("Origin", APP)
      .set("Access-Control-Request-Method", "DELETE")
      .set("Access-Control-Request-Headers", "content-type,x-reason")
      .expect(200, "")
      .expect("Access-Control-Allow-Origin", APP)
      .expect("Access-Control-Allow-Credentials", "true")
      .expect("Access-Control-Max-Age", "600");
    const list = (name: string) => listed(response, name);
    const methods = ["delete", "get", "head", "post"];
    expect(list("Access-Control-Allow-Methods")).toEqual(methods);
    expect(list("Access-Control-Allow-Headers")).toEqual([
      "content-type",
      "x-reason",
    ]);
    expect(list("Vary")).toEqual(["origin"]);
    expect(list("Allow")).toEqual([...methods, "options"].toSorted());
  });

  test("deletes nothing: that is for the DELETE after it", async () => {
    const visitor = await visit();
    await visitor.post("/api/notes").expect(200);
    await visitor.post("/api/notes").expect(200);
    await visitor
      .options("/api/notes")
      .set("Origin", APP)
      .set("Access-Control-Request-Method", "DELETE")
      .expect(200);
    await visitor.get("/api/notes").expect(200, "Notes: 2");
    const response = await visitor
      .delete("/api/notes")
      .set("Origin", APP)
      .set("X-Reason", "done")
      .expect(200, "Deleted");
    expect(corsHeaders(response)).toEqual({
      "access-control-allow-origin": APP,
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": "X-Total-Count",
    });
    await visitor.get("/api/notes").expect(200, "Notes: 0");
  });

  test.each(REFUSED)("from %s allows nothing", async (origin) => {
    const visitor = await visit();
    const response = await visitor
      .options("/api/notes")
      .set("Origin", origin)
      .set("Access-Control-Request-Method", "DELETE")
      .expect(200, "");
    expect(corsHeaders(response)).toEqual({});
    expect(listed(response, "Vary")).toEqual(["origin"]);
  });

  test("for PATCH does not name PATCH", async () => {
    const visitor = await visit();
    const response = await visitor
      .options("/api/notes")
      .set("Origin", APP)
      .set("Access-Control-Request-Method", "PATCH")
      .expect(200, "");
    const methods = listed(response, "Access-Control-Allow-Methods");
    expect(methods).not.toContain("patch");
  });

  test("for X-Admin does not name X-Admin", async () => {
    const visitor = await visit();
    const response = await visitor
      .options("/api/notes")
      .set("Origin", APP)
      .set("Access-Control-Request-Method", "DELETE")
      .set("Access-Control-Request-Headers", "x-admin")
      .expect(200, "");
    const headers = listed(response, "Access-Control-Allow-Headers");
    expect(headers).not.toContain("x-admin");
  });
});
