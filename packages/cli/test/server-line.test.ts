import { expect, test } from "@jest/globals";
import { readServerLine } from "../src/server-line.ts";

test.each([
  "Listening on http://127.0.0.1:3005",
  " * Running on http://127.0.0.1:3005",
  "INFO:     Uvicorn running on http://127.0.0.1:3005 (Press CTRL+C to quit)",
  "Starting development server at http://127.0.0.1:3005/",
])("%s: the address", (line) => {
  expect(readServerLine(line)).toEqual({
    kind: "address",
    address: "http://127.0.0.1:3005",
  });
});

test.each([
  '"GET /a?b=c HTTP/1.1" 404',
  '127.0.0.1 - - [28/Nov/2026 15:12:11] "\u001B[33mGET /a?b=c HTTP/1.1\u001B[0m" 404 -',
  '[28/Nov/2026 15:12:11] "GET /a?b=c HTTP/1.1" 404 12',
  'INFO:     127.0.0.1:54321 - "GET /a?b=c HTTP/1.1" 404 Not Found',
])("%s: a request", (line) => {
  expect(readServerLine(line)).toEqual({
    kind: "request",
    request: "GET /a?b=c",
    status: "404",
  });
});

test.each([
  " * Serving Flask app 'app'",
  " * Debug mode: off",
  "\u001B[31m\u001B[1mWARNING: This is a development server. Do not use it.",
  "\u001B[33mPress CTRL+C to quit\u001B[0m",
  " * Restarting with stat",
])("%j: a banner", (line) => {
  expect(readServerLine(line)).toEqual({ kind: "banner" });
});

test.each([
  "",
  " * Detected change in 'app.py', reloading",
  " * Debugger PIN: 123-456-789",
])("%j: anything else", (line) => {
  expect(readServerLine(line)).toEqual({ kind: "other" });
});
