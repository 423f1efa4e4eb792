import { once } from "node:events";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { target } from "@decant/shared/testing";
import { describe, expect, jest, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("what Express alone does", () => {
  test.each(["/Shop", "/shop/", "/shop/cart", "/shop?open=1"])(
    "GET %s is closed as well",
    async (path) => {
      const visitor = await visit();
      await visitor.get(path).timeout(1000).expect(503, "Closed");
    },
  );

  test("GET /shopping is another path", async () => {
    const visitor = await visit();
    await visitor.get("/shopping").expect(404);
  });

  test("GET /boom: the log has what the answer hides", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue(undefined);
    const visitor = await visit();
    await visitor.get("/boom").expect(500, "Something broke");
    expect(log).toHaveBeenCalledTimes(1);
    expect(String(log.mock.calls[0]?.[0])).toBe(
      "TypeError: no database at db.internal:5432",
    );
    log.mockRestore();
  });

  test("a visitor who hangs up is torn down too", async () => {
    const server = createApp().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const gone = get({ port, path: "/" });
    gone.on("error", () => undefined);
    await once(server, "request");
    gone.destroy();

    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toMatch(/, after no error$/);
    server.close();
  });
});
