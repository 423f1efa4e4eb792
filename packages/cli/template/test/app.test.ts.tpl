import { target } from "@decant/shared/testing";
import { describe, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("GET /hello", () => {
  test("greets by name, as HTML", async () => {
    const visitor = await visit();
    await visitor
      .get("/hello?name=Ada")
      .expect(200, "Hello, Ada!")
      .expect("Content-Type", "text/html; charset=utf-8");
  });

  test("markup in the name comes back as text", async () => {
    const visitor = await visit();
    await visitor
      .get("/hello?name=%3Cb%3EAda")
      .expect(200, "Hello, &lt;b&gt;Ada!");
  });

  test("without a name it is 400", async () => {
    const visitor = await visit();
    await visitor.get("/hello").expect(400);
  });
});
