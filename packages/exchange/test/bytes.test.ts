import { expect, test } from "@jest/globals";
import {
  concat,
  decodeBytes,
  fromLatin1,
  fromUtf8,
  toLatin1,
} from "../src/bytes.ts";
import { dropped, LessonFault } from "../src/errors.ts";

const ALL = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);

test("concat joins in order", () => {
  expect(concat([])).toEqual(Uint8Array.of());
  expect(
    concat([Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)]),
  ).toEqual(Uint8Array.of(1, 2, 3));
});

test("Latin-1 is one byte for each character, and back", () => {
  const text = fromLatin1(ALL);
  expect(text).toHaveLength(20_000);
  expect(text.charCodeAt(0x80)).toBe(0x80);
  expect(toLatin1(text)).toEqual(ALL);
});

test("UTF-8 keeps its byte order mark; what is none is undefined", () => {
  expect(fromUtf8(new TextEncoder().encode("\uFEFFé"))).toBe("\uFEFFé");
  expect(fromUtf8(Uint8Array.of(0xc3))).toBeUndefined();
});

test("bytes are read as UTF-8 or else as Latin-1", () => {
  expect(decodeBytes(Uint8Array.of(0xc3, 0xa9))).toBe("é");
  expect(decodeBytes(Uint8Array.of(0xe9))).toBe("é");
});

test("a request that nobody waits for", () => {
  const fault = dropped();
  expect(fault).toBeInstanceOf(LessonFault);
  expect(fault).toMatchObject({
    name: "LessonFault",
    kind: "dropped",
    message: "Nobody waits for its answer.",
  });
});
