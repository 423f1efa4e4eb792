import { describe, expect, test } from "@jest/globals";
import { goesOn, readRequestLine } from "../src/request-line.ts";

describe("readRequestLine", () => {
  test.each([
    ["GET /x", "GET", "", "/x"],
    ["  PUT \t /x  HTTP/1.0 ", "PUT", "", "/x"],
    ["/x", "GET", "", "/x"],
    ["HTTPS://A.test/x", "GET", "https://A.test", "/x"],
    ["GET http://a.test", "GET", "http://a.test", "/"],
    ["GET http://a.test?b=/c", "GET", "http://a.test", "/?b=/c"],
    ["GET http://a.test:80/b?c", "GET", "http://a.test:80", "/b?c"],
    ["localhost", "GET", "http://localhost", "/"],
    ["localhost:5000?a", "GET", "http://localhost:5000", "/?a"],
    ["[::1]:5000/x", "GET", "http://[::1]:5000", "/x"],
    ["127.0.0.1:5005/x", "GET", "http://127.0.0.1:5005", "/x"],
    ["Api.a-b.test/x", "GET", "http://Api.a-b.test", "/x"],
  ])("%j", (line, method, origin, path) => {
    expect(readRequestLine(line)).toEqual({ method, origin, path });
  });

  test.each([
    "",
    "HTTP/1.1",
    "GET",
    "get /x",
    "G1 /x",
    "GET /x y",
    "GET /x HTTP/2",
    "GET /x xHTTP/1.1",
    "GET ftp://a.test/x",
    "GET xhttp://a.test/x",
    "GET word/x",
    "GET localhost:x/y",
    "GET a.test:80x",
    "GET x[::1]/y",
    "x GET /x",
    "aGET /x",
    "GET /x HTTP/1.10",
    "GET http://",
    "GET http:///x",
    "GET https://?x",
  ])("%j is none", (line) => {
    expect(readRequestLine(line)).toBeUndefined();
  });
});

test.each([
  ["?a=1", true],
  ["&a=1", true],
  ["  ?a=1", true],
  ["  /x", true],
  ["\t/x", true],
  ["/x", false],
  ["  //x", false],
  ["x  /y", false],
  ["a?b", false],
  ["A: /x", false],
])("%j goes on with the URL: %s", (line, goes) => {
  expect(goesOn(line)).toBe(goes);
});
