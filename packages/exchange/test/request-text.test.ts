import { describe, expect, test } from "@jest/globals";
import {
  formatRequest,
  parseRequest,
  RefusedRequest,
} from "../src/request-text.ts";

const POST = {
  name: "Send",
  method: "POST",
  path: "/books?x=1",
  headers: [
    ["Accept", "*/*"],
    ["X-A", "b: c"],
  ],
  body: "one\n\ntwo\n",
  cookies: true,
  line: 3,
} as const;
const TEXT = "POST /books?x=1\nAccept: */*\nX-A: b: c\n\none\n\ntwo\n";

describe("formatRequest", () => {
  test("writes the line, the headers and the body", () => {
    expect(formatRequest(POST)).toBe(TEXT);
    expect(formatRequest({ ...POST, headers: [], body: "" })).toBe(
      "POST /books?x=1",
    );
  });
});

describe("parseRequest", () => {
  test("reads what formatRequest writes", () => {
    const { method, path, headers, body } = POST;
    expect(parseRequest(TEXT)).toEqual({ method, path, headers, body });
  });

  test.each([
    ["a line only", "GET /x", [], ""],
    ["a version", "GET /x HTTP/1.1", [], ""],
    ["the older version", "GET /x HTTP/1.0", [], ""],
    ["spaces around the line", "  GET /x ", [], ""],
    ["CRLF", "GET /x\r\nA: b\r\n\r\nc\r\nd", [["A", "b"]], "c\nd"],
    ["spaces around a value", "GET /x\nA:  b ", [["A", "b"]], ""],
    ["an empty value", "GET /x\nA:", [["A", ""]], ""],
    ["an empty body", "GET /x\n\n", [], ""],
  ])("takes %s", (_what, text, headers, body) => {
    expect(parseRequest(text)).toEqual({
      method: "GET",
      path: "/x",
      headers,
      body,
    });
  });

  test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "takes %s",
    (method) => {
      expect(parseRequest(`${method} /x`).method).toBe(method);
    },
  );

  const line =
    "The first line is METHOD /path, and the method one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.";
  const header = (text: string) => `"${text}" is no header: write Name: value.`;
  test.each([
    ["", line],
    ["get /x", line],
    ["TRACE /x", line],
    ["GET", line],
    ["GET /x y", line],
    ["GET /x HTTP/1.2", line],
    ["GET /x HTTP/1x1", line],
    ["x GET /x", line],
    ["GET /x\nnone", header("none")],
    ["GET /x\n: b", header(": b")],
    [`GET /x\n${"y".repeat(61)}`, header("y".repeat(60))],
  ])("refuses %j with 400", (text, message) => {
    const parse = () => parseRequest(text);
    expect(parse).toThrow(RefusedRequest);
    expect(parse).toThrow(
      expect.objectContaining({ name: "RefusedRequest", status: 400, message }),
    );
  });

  test("takes 1 MB of UTF-8 and no byte more", () => {
    const start = "POST /x\n\né";
    const text = start + "x".repeat(1024 * 1024 - start.length - 1);
    expect(parseRequest(text).body).toHaveLength(text.length - 9);
    expect(() => parseRequest(`${text}x`)).toThrow(
      expect.objectContaining({
        status: 413,
        message: "The request is larger than 1 MB.",
      }),
    );
  });
});
