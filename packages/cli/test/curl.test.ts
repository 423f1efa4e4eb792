import type { NamedRequest } from "@decant/exchange";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { curlLines } from "../src/curl.ts";
import { makeRepository, type Repository } from "./repository.ts";

const ADDRESS = "http://127.0.0.1:3005";

let repository: Repository;
beforeAll(async () => {
  repository = await makeRepository();
});
afterAll(() => repository.remove());

const GET: NamedRequest = {
  name: "Name",
  method: "GET",
  path: "/",
  headers: [],
  body: "",
  cookies: true,
  line: 1,
};

function lines(...requests: readonly Partial<NamedRequest>[]): string[] {
  const lesson = {
    ...repository.lesson(),
    requests: requests.map((request) => ({ ...GET, ...request })),
  };
  const [side] = lesson.sides;
  if (!side) throw new Error("The template has no side.");
  return curlLines(ADDRESS, lesson, side).map(({ line }) => line);
}

test.each<[Partial<NamedRequest>, string]>([
  [{ path: "/user/Ada" }, `curl -i ${ADDRESS}/user/Ada`],
  [{ path: "/a?b=c&d=e" }, `curl -i '${ADDRESS}/a?b=c&d=e'`],
  [{ path: "/it's" }, `curl -i '${ADDRESS}/it'\\''s'`],
  [{ path: "/a/../b" }, `curl -i --path-as-is ${ADDRESS}/a/../b`],
  [{ path: "/a/..?b" }, `curl -i --path-as-is '${ADDRESS}/a/..?b'`],
  [{ path: "/a[1]" }, `curl -i -g '${ADDRESS}/a[1]'`],
  [{ method: "HEAD" }, `curl -i --head ${ADDRESS}/`],
  [{ method: "DELETE" }, `curl -i -X DELETE ${ADDRESS}/`],
  [{ method: "POST" }, `curl -i -X POST ${ADDRESS}/`],
  [{ headers: [["X-Empty", ""]] }, `curl -i -H 'X-Empty;' ${ADDRESS}/`],
  [
    {
      method: "POST",
      headers: [["Content-Type", "application/json"]],
      body: '{"a": 1}',
    },
    `curl -i -H 'Content-Type: application/json' --data-raw '{"a": 1}' ${ADDRESS}/`,
  ],
  [
    { method: "PUT", body: "@text" },
    `curl -i -X PUT -H 'Content-Type:' --data-raw @text ${ADDRESS}/`,
  ],
  [
    { method: "PUT", body: "one\ntwo" },
    `curl -i -X PUT -H 'Content-Type:' --data-raw 'one\ntwo' ${ADDRESS}/`,
  ],
  [
    { method: "PUT", body: "it's\r\n\ta\\b\u0001" },
    `curl -i -X PUT -H 'Content-Type:' --data-raw $'it\\'s\\r\\n\\ta\\\\b\\x01' ${ADDRESS}/`,
  ],
])("%j", (request, expected) => {
  expect(lines(request)).toEqual([expected]);
});

test("cookies go through a file, which the first line begins anew", () => {
  repository.edit(
    "answers/flask.http",
    "Content-Length: 11\n",
    "Content-Length: 11\nSet-Cookie: a=b\n",
  );
  const own: Partial<NamedRequest> = { headers: [["Cookie", "a=c"]] };
  expect(lines({ cookies: false }, {}, {}, own)).toEqual([
    `curl -i ${ADDRESS}/`,
    `curl -i -c cookies.txt ${ADDRESS}/`,
    `curl -i -b cookies.txt -c cookies.txt ${ADDRESS}/`,
    `curl -i -H 'Cookie: a=c' ${ADDRESS}/`,
  ]);
});
