import { describe, expect, test } from "@jest/globals";
import type { FileRequest } from "../src/model.ts";
import { readRequestFile } from "../src/requests.ts";

const read = (text: string) => readRequestFile("a.http", text);

/** What the only request of a file is, apart from the usual. */
function only(text: string): Partial<FileRequest> {
  const { requests } = read(text);
  expect(requests).toHaveLength(1);
  const usual: Partial<FileRequest> = {
    name: "",
    method: "GET",
    origin: "http://a.test",
    path: "/x",
    headers: [],
    body: "",
    cookies: true,
    line: 1,
  };
  return Object.fromEntries(
    Object.entries(requests[0] ?? {}).filter(
      ([key, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(usual[key as keyof FileRequest]),
    ),
  );
}

describe("one construct each", () => {
  test.each<[string, string, Partial<FileRequest>]>([
    ["a URL and nothing else", "http://a.test/x", {}],
    ["a method", "DELETE http://a.test/x", { method: "DELETE" }],
    ["a version", "GET http://a.test/x HTTP/1.1", {}],
    ["a version without a method", "http://a.test/x HTTP/1.1", {}],
    ["no scheme", "GET localhost:80/x", { origin: "http://localhost:80" }],
    ["no path", "GET http://a.test", { path: "/" }],
    ["a query without a path", "GET http://a.test?a=1", { path: "/?a=1" }],
    ["a path and Host", "GET /x\nHost: a.test", {}],
    ["a path only", "GET /x", { origin: "" }],
    ["a name after ###", "### Ask\nGET http://a.test/x", { name: "Ask" }],
    ["a bare ###", "###\nGET http://a.test/x\n\n###\n", {}],
    ["more than three #", "##### \nGET http://a.test/x", {}],
    [
      "a note with the name",
      "# @name ask\nGET http://a.test/x",
      { name: "ask", line: 2 },
    ],
    [
      "a note after //",
      "// @name ask\nGET http://a.test/x",
      { name: "ask", line: 2 },
    ],
    [
      "a note with =",
      "# @name=ask\nGET http://a.test/x",
      { name: "ask", line: 2 },
    ],
    [
      "a note above the title",
      "### Ask\n# @name ask\nGET http://a.test/x",
      { name: "ask" },
    ],
    [
      "comments",
      "# one\n// two\nGET http://a.test/x\n# three\nA: b\n// four\nC: d",
      {
        line: 3,
        headers: [
          ["A", "b"],
          ["C", "d"],
        ],
      },
    ],
    [
      "no cookies, by the common name",
      "# @no-cookie-jar\nGET http://a.test/x",
      { cookies: false, line: 2 },
    ],
    [
      "no cookies, by our older name",
      "# @no-cookies\nGET http://a.test/x",
      { cookies: false, line: 2 },
    ],
    [
      "notes that do not matter",
      "# @no-log\n# @no-redirect\nGET http://a.test/x",
      { line: 3 },
    ],
    [
      "a region",
      "# @region run\nGET http://a.test/x",
      { region: "run", line: 2 },
    ],
    ["a variable", "@h = http://a.test\nGET {{h}}/x", { line: 2 }],
    [
      "a variable in a variable",
      "@p=a.test\n@h = http://{{ p }}\nGET {{h}}/x\nA: {{p}}\n\n{{p}}!",
      { line: 3, headers: [["A", "a.test"]], body: "a.test!" },
    ],
    ["a variable below its use", "GET {{h}}/x\n\n###\n@h = http://a.test", {}],
    [
      "a query that goes on",
      "GET http://a.test/x\n?a=1\n  &b=2\nA: b",
      { path: "/x?a=1&b=2", headers: [["A", "b"]] },
    ],
    [
      "a path that goes on",
      "GET http://a.test\n  /x\n  ?a=1",
      { path: "/x?a=1" },
    ],
    [
      "CRLF",
      "### Ask\r\nPOST http://a.test/x\r\nA: b\r\n\r\none\r\ntwo\r\n",
      { name: "Ask", method: "POST", headers: [["A", "b"]], body: "one\ntwo" },
    ],
    [
      "a blank line of spaces",
      "POST http://a.test/x\nA: b\n  \nhi",
      { method: "POST", headers: [["A", "b"]], body: "hi" },
    ],
    [
      "a form over several lines",
      "POST http://a.test/x\nContent-Type: application/x-www-form-urlencoded\n\na=1\n&b=2",
      {
        method: "POST",
        headers: [["Content-Type", "application/x-www-form-urlencoded"]],
        body: "a=1&b=2",
      },
    ],
    [
      "XML and comments in a body",
      "POST http://a.test/x\n\n<a b='c'>\n# d\n// e\n@f = g",
      { method: "POST", body: "<a b='c'>\n# d\n// e\n@f = g" },
    ],
  ])("%s", (_name, text, found) => {
    expect(only(text)).toEqual(found);
  });

  test("several requests, with and without names", () => {
    const text =
      "GET /a\n\n###\nGET /b\n\n### C\nPOST /c\n\nhi\n\n###\nGET /d\n";
    expect(
      read(text).requests.map(({ name, method, path, body, line }) => [
        name,
        method,
        path,
        body,
        line,
      ]),
    ).toEqual([
      ["", "GET", "/a", "", 1],
      ["", "GET", "/b", "", 3],
      ["C", "POST", "/c", "hi", 6],
      ["", "GET", "/d", "", 11],
    ]);
  });

  test("masks, wherever they stand", () => {
    const { masks } = read(
      "# @mask id [0-9]+\nGET /a\n\n###\n// @mask x (y)\n",
    );
    expect(masks.map(({ name, pattern }) => [name, pattern.pattern()])).toEqual(
      [
        ["id", "[0-9]+"],
        ["x", "(y)"],
      ],
    );
  });
});

describe("what is refused, by line", () => {
  const POST = "POST http://a.test/x\n\n";
  test.each([
    [
      "POST http://a.test/x\n\n< ./body.json",
      "3: a body from a file, < file: write the file's text there",
    ],
    [
      `${POST}<@latin1 body.json`,
      "3: a body from a file, < file: write the file's text there",
    ],
    [
      "POST http://a.test/x\nContent-Type: multipart/form-data; boundary=b\n\n--b\n\n< ./photo.png\n--b--",
      "6: a body from a file, < file: write the file's text there",
    ],
    [
      `${POST}> {%\n client.test()\n%}`,
      "3: a script, {% %}: leave it out, no code of the file is run",
    ],
    [
      "< {% request.x = 1 %}\nGET /x",
      "1: a script, {% %}: leave it out, no code of the file is run",
    ],
    [
      "GET /x\n> {% %}",
      "2: a script, {% %}: leave it out, no code of the file is run",
    ],
    [
      `${POST}> ./handler.js`,
      "3: a response handler, > file: leave it out, no code is run",
    ],
    [`${POST}>> answer.json`, "3: saving the answer, >> file: leave it out"],
    [`${POST}>>! answer.json`, "3: saving the answer, >> file: leave it out"],
    [
      `${POST}<> 2026-11-28.200.json`,
      "3: a stored answer, <> file: leave it out",
    ],
    [
      `${POST}?? status == 200`,
      "3: an assertion, ??: leave it out, two answers are compared",
    ],
    [
      `{{\n  exports.a = 1;\n}}\nGET /x`,
      "1: a script block, {{ }}: leave it out, no code of the file is run",
    ],
    [
      `${POST}{{\n  a\n}}`,
      "3: a script block, {{ }}: leave it out, no code of the file is run",
    ],
    [
      "GRAPHQL http://a.test/x",
      '1: a GraphQL request: write POST, Content-Type: application/json and the body {"query": "…"}',
    ],
    [
      "POST http://a.test/x\nX-Request-Type: GraphQL",
      '2: a GraphQL request: write POST, Content-Type: application/json and the body {"query": "…"}',
    ],
    [
      "# @prompt name\nGET /{{name}}",
      "1: @prompt: write @name = value at the top",
    ],
    [
      "// @import ./other.http\nGET /x",
      "1: @import: copy the other file's requests into this one",
    ],
    [
      "# @ref login\nGET /x",
      "1: @ref: the requests are sent in their order: leave it out",
    ],
    [
      "# @loop for 3\nGET /x",
      "1: @loop: leave it out, or write it without @ as a comment",
    ],
    [
      "import ./other.http\nGET /x",
      "1: import and run: copy the other file's requests into this one",
    ],
    [
      "GET /{{$guid}}",
      "1: the dynamic variable {{$guid}}: write a fixed value",
    ],
    [
      `${POST}{{login.response.body.token}}`,
      "3: the request variable {{login.response.body.token}}: write a fixed value",
    ],
    ["GET /{{a + 1}}", "1: the script {{a + 1}}: write a fixed value"],
    [
      "GET /{{user}}",
      "1: the variable user is not defined: write @user = … at the top",
    ],
    [
      "@a = {{b}}\n@b = {{a}}\nGET /{{a}}",
      "2: the variable a names itself: write its value",
    ],
    [
      "@a = 1\n@a = 2\nGET /{{a}}",
      "2: a second value for the variable a: give the second one a name of its own",
    ],
    [
      "WEBSOCKET ws://a.test/x",
      "1: a WebSocket request: write an HTTP request, its URL with http:",
    ],
    [
      "GET wss://a.test/x",
      "1: a WebSocket request: write an HTTP request, its URL with http:",
    ],
    [
      "GRPC a.test/x",
      "1: a request that is not plain HTTP: write GET, POST or the like",
    ],
    [
      "SSE http://a.test/x",
      "1: a request that is not plain HTTP: write GET, POST or the like",
    ],
    [
      "curl http://a.test/x",
      "1: a curl command: write METHOD URL, headers, a blank line, the body",
    ],
    [
      "GET http://a.test/x HTTP/2",
      "1: expected a request line such as GET http://127.0.0.1:5005/path",
    ],
    [
      "GET ftp://a.test/x",
      "1: expected a request line such as GET http://127.0.0.1:5005/path",
    ],
    [
      "GET http://a.test/\u00e9",
      '1: The path "/\u00e9" holds a character that must be percent-encoded.',
    ],
    [
      "GET /x\nContent-Length: 0",
      "1: Leave out Content-Length: it is written for you.",
    ],
    ["GET /x\nno header", "2: expected a header, Name: value"],
    ["# @mask id\nGET /x", "1: expected # @mask name pattern"],
    [
      "# @mask id (?=a)\nGET /x",
      "1: expected a regular expression without look-around and back-reference",
    ],
  ])("%j", (text, message) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        name: "FileError",
        message: `a.http:${message}`,
      }),
    );
  });

  test("variables that grow without end", () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `@v${index} = {{v${index + 1}}}{{v${index + 1}}}`,
    );
    expect(() =>
      read([...lines, "@v40 = x", "GET /{{v0}}"].join("\n")),
    ).toThrow(/^a\.http:24: variables make over 64 KB of this$/);
  });
});
