import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runPython, type target } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");
const FACTS = `
import datetime
from flask import Flask

print(Flask("facts").json.dumps(datetime.datetime(2024, 1, 2)))
`;

/** What the README says of Flask only. */
export function describeFlask(visit: ReturnType<typeof target>): void {
  test("a gzipped body is no JSON: 400", async () => {
    const visitor = await visit();
    await visitor
      .post("/api/data")
      .type("json")
      .set("Content-Encoding", "gzip")
      .serialize((body) => body)
      .send(gzipSync('{"name":"Ada"}'))
      .expect(400, { error: "Bad Request" });
  });

  test("UTF-16 is read as well", async () => {
    const visitor = await visit();
    const response = await visitor
      .post("/api/data")
      .type("json")
      .serialize((body) => body)
      .send(Buffer.from('"Éva"', "utf16le"))
      .expect(200);
    expect(response.body.data).toBe("Éva");
  });

  test("a datetime becomes an HTTP date", () => {
    expect(runPython(LESSON, FACTS)).toBe(
      "Tue, 02 Jan 2024 00:00:00 GMT",
    );
  });
}
