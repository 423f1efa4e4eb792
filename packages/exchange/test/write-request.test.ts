import { describe, expect, test } from "@jest/globals";
import type { WireRequest } from "../src/model.ts";
import { writeRequest as writeBytes } from "../src/write-request.ts";

const GET: WireRequest = { method: "GET", path: "/", headers: [], body: "" };
const HOST = "127.0.0.1:3005";

const writeRequest = (request: WireRequest, host: string) =>
  Buffer.from(writeBytes(request, host));

describe("writeRequest", () => {
  test("a request without a body", () => {
    const bytes = writeRequest(
      { ...GET, path: "/user/Ada?x=1", headers: [["accept", "*/*"]] },
      HOST,
    );
    expect(bytes.toString()).toBe(
      "GET /user/Ada?x=1 HTTP/1.1\r\nHost: 127.0.0.1:3005\r\naccept: */*\r\nConnection: close\r\n\r\n",
    );
  });

  test("the length of a body is counted in bytes", () => {
    const bytes = writeRequest({ ...GET, method: "POST", body: "é✓" }, HOST);
    expect(bytes.toString()).toBe(
      "POST / HTTP/1.1\r\nHost: 127.0.0.1:3005\r\nContent-Length: 5\r\nConnection: close\r\n\r\né✓",
    );
  });

  test("a body of bytes and a header in Latin-1 go out as they are", () => {
    const body = Uint8Array.of(0, 255);
    const bytes = writeRequest(
      { ...GET, headers: [["X-Name", "\u00e9"]], body },
      HOST,
    );
    expect(bytes.subarray(-2)).toEqual(Buffer.from(body));
    expect(bytes.includes(Buffer.from("X-Name: \xe9\r\n", "latin1"))).toBe(
      true,
    );
  });

  test.each([
    [{ method: "" }, '"" is not a method: write GET or POST.'],
    [{ method: "GET /" }, '"GET /" is not a method: write GET or POST.'],
    [{ method: "GET\r\n" }, '"GET\\r\\n" is not a method: write GET or POST.'],
    [
      { path: "http://example.org/" },
      'The path "http://example.org/" must begin with "/": only the lesson can be asked.',
    ],
    [
      { path: "" },
      'The path "" must begin with "/": only the lesson can be asked.',
    ],
    [
      { path: "/ HTTP/1.1\r\nX: y" },
      'The path "/ HTTP/1.1\\r\\nX: y" holds a character that must be percent-encoded.',
    ],
    [
      { path: "/\u00c9va" },
      'The path "/\u00c9va" holds a character that must be percent-encoded.',
    ],
    [
      { path: "/\0" },
      'The path "/\\u0000" holds a character that must be percent-encoded.',
    ],
    [
      { headers: [["X Y", "z"]] as const },
      '"X Y" is not the name of a header.',
    ],
    [{ headers: [["X:", "z"]] as const }, '"X:" is not the name of a header.'],
    [
      { headers: [["X", "a\r\nY: b"]] as const },
      "The value of X holds a character that no header may hold.",
    ],
    [
      { headers: [["X", "a\0"]] as const },
      "The value of X holds a character that no header may hold.",
    ],
    [
      { headers: [["X", "✓"]] as const },
      "The value of X holds a character that no header may hold.",
    ],
    [
      { headers: [["host", "example.org"]] as const },
      "Leave out host: it is written for you.",
    ],
    [
      { headers: [["Content-Length", "0"]] as const },
      "Leave out Content-Length: it is written for you.",
    ],
    [
      { headers: [["connection", "close"]] as const },
      "Leave out connection: it is written for you.",
    ],
    [
      { method: `${"x".repeat(59)} ` },
      `"${"x".repeat(59)} " is not a method: write GET or POST.`,
    ],
    [
      { method: `${"x".repeat(60)} ` },
      `"${"x".repeat(60)}…" is not a method: write GET or POST.`,
    ],
    [
      { headers: [["Transfer-Encoding", "chunked"]] as const },
      "Leave out Transfer-Encoding: it is written for you.",
    ],
  ])("%j is refused", (part, message) => {
    const write = () => writeRequest({ ...GET, ...part }, HOST);
    expect(write).toThrow(
      expect.objectContaining({ name: "BadRequest", message }),
    );
  });
});
