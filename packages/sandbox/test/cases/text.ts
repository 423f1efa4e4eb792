import { strict as assert } from "node:assert";
import { isUtf8 } from "node:buffer";
import { isIP } from "node:net";
import { join, relative } from "node:path";
import { parse, stringify, unescape } from "node:querystring";
import { StringDecoder } from "node:string_decoder";
import { fileURLToPath, parse as parseUrl, pathToFileURL } from "node:url";
import { format, inspect, isDeepStrictEqual, promisify } from "node:util";
import { codeOf } from "./code-of.ts";

interface Slices {
  latin1Slice(start: number, end: number): string;
}

export const textCases = {
  "base64url, both ways": () => [
    Buffer.from([251, 255, 254]).toString("base64url"),
    [...Buffer.from("-__-", "base64url")],
    Buffer.isEncoding("base64url"),
    Buffer.byteLength("-__-", "base64url"),
  ],
  "a slice of Latin-1": () =>
    (Buffer.from("für", "latin1") as unknown as Slices).latin1Slice(1, 3),
  "what is UTF-8": () => [
    isUtf8(Buffer.from("é")),
    isUtf8(Buffer.from([0xff])),
    isUtf8(Buffer.from([])),
  ],
  "a character in two portions": () => {
    const decoder = new StringDecoder("utf8");
    const [first, second] = [Buffer.from([0xc3]), Buffer.from([0xa9])];
    return [decoder.write(first), decoder.write(second), decoder.end()];
  },
  addresses: () =>
    ["127.0.0.1", "::1", "256.1.1.1", "1.2.3", "::ffff:1.2.3.4", "x", ""].map(
      isIP,
    ),
  paths: () => [join("/a/b", "../c"), relative("/a/b", "/a/c/d")],
  "a query": () => ({ ...parse("a=1&b=%C3%A9+x&a=2&c") }),
  "a query with a broken percent": () => [parse("a=%FF")["a"], unescape("%zz")],
  "no query": () => [
    Object.keys(parse(undefined as unknown as string)),
    Object.keys(parse("")),
    { ...parse("a;b", ";") },
    { ...parse("a=1", null as unknown as string) },
  ],
  "a query written": () => stringify({ a: ["1", "é"], b: "x y" }),
  "a path and query, as Express reads them": () => {
    const { pathname, search, query } = parseUrl("/a//b?c=d&e");
    return { pathname, search, query };
  },
  "a file's address": () => [
    fileURLToPath("file:///a/b%20c.ts"),
    pathToFileURL("/a/b c%.ts").href,
  ],
  formats: () => [
    format("%s of %d: %j", "one", 2, { a: 1 }),
    inspect({ a: [1, "two"] }),
  ],
  "deep equality": () => [
    isDeepStrictEqual({ a: [1] }, { a: [1] }),
    isDeepStrictEqual({ a: 1 }, { a: 1, b: 2 }),
  ],
  "a promise of a callback": () =>
    promisify((value: number, done: (error: null, value: number) => void) =>
      done(null, value + 1),
    )(1),
  "an assertion": () => [
    codeOf(() => assert.equal(1, 2)),
    codeOf(() => assert.ok(true)),
  ],
};
