import type { NamedRequest } from "@decant/exchange";
import { expect, test } from "@jest/globals";
import { curlLine } from "../src/curl.ts";

const ADDRESS = "http://127.0.0.1:3005";

function line(request: Partial<NamedRequest>, cookies = false): string {
  return curlLine(
    ADDRESS,
    {
      name: "Name",
      method: "GET",
      path: "/",
      headers: [],
      body: "",
      cookies: true,
      line: 1,
      ...request,
    },
    cookies,
  );
}

test.each<[Partial<NamedRequest>, string]>([
  [{ path: "/user/Ada" }, `curl -i ${ADDRESS}/user/Ada`],
  [{ path: "/a?b=c&d=e" }, `curl -i '${ADDRESS}/a?b=c&d=e'`],
  [{ path: "/it's" }, `curl -i '${ADDRESS}/it'\\''s'`],
  [{ path: "/a/../b" }, `curl -i --path-as-is ${ADDRESS}/a/../b`],
  [{ path: "/a[1]" }, `curl -i -g '${ADDRESS}/a[1]'`],
  [{ method: "HEAD" }, `curl -i --head ${ADDRESS}/`],
  [{ method: "DELETE" }, `curl -i -X DELETE ${ADDRESS}/`],
  [{ method: "POST" }, `curl -i -X POST ${ADDRESS}/`],
  [
    {
      method: "POST",
      headers: [["Content-Type", "application/json"]],
      body: '{"a": 1}',
    },
    `curl -i -H 'Content-Type: application/json' --data-binary '{"a": 1}' ${ADDRESS}/`,
  ],
  [
    { method: "PUT", body: "text" },
    `curl -i -X PUT -H 'Content-Type:' --data-binary text ${ADDRESS}/`,
  ],
])("%j", (request, expected) => {
  expect(line(request)).toBe(expected);
});

test("cookies go through a file; a request may leave them out", () => {
  expect(line({}, true)).toBe(
    `curl -i -b cookies.txt -c cookies.txt ${ADDRESS}/`,
  );
  expect(line({ cookies: false }, true)).toBe(
    `curl -i -c cookies.txt ${ADDRESS}/`,
  );
});
