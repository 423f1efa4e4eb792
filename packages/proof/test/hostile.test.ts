import { checkRequest, readRequests } from "@decant/exchange";
import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { hostileRequests } from "../src/fuzz/hostile.ts";

const { requests } = readRequests(
  "requests.http",
  `@host = http://127.0.0.1:3005

### List
GET {{host}}/books?page=2&per_page=
Accept: text/csv

### Home
HEAD {{host}}/

### Send
# @no-cookies
POST {{host}}/books/%E2%9C%93//x
Content-Type: application/json

{"title": "Emma \u2713"}
`,
);
const SEED = 20_261_128;

test("every request is one that may be sent", () => {
  fc.assert(
    fc.property(hostileRequests({ requests }), (request) => {
      expect(() => checkRequest(request)).not.toThrow();
    }),
    { seed: SEED, numRuns: 2000 },
  );
});

test("the lesson's own paths are asked, and others", () => {
  const made = fc.sample(hostileRequests({ requests }), {
    seed: SEED,
    numRuns: 500,
  });
  const paths = new Set(made.map(({ path }) => path));
  for (const { path } of requests) expect(paths).toContain(path);
  expect(paths.size).toBeGreaterThan(100);
  expect(new Set(made.map(({ method }) => method))).toContain("PROPFIND");
  expect(made.some(({ cookies }) => cookies === false)).toBe(true);
});

test("the same seed makes the same requests", () => {
  const make = () =>
    fc.sample(hostileRequests({ requests }), { seed: SEED, numRuns: 50 });
  expect(make()).toEqual(make());
});
