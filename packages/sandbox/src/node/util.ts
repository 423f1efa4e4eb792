// Node's util: the npm package of that name, and what it lacks.

import * as plain from "util/util.js";

export const {
  callbackify,
  debuglog,
  deprecate,
  format,
  inherits,
  inspect,
  promisify,
  types,
} = plain;
export const { TextDecoder, TextEncoder } = globalThis;
export { debuglog as debug };
export const isArray = Array.isArray;

const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

export function stripVTControlCharacters(text: string): string {
  return text.replace(COLOURS, "");
}

export function styleText(_style: unknown, text: string): string {
  return text;
}

export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) && isDeepStrictEqual(one[key], other[key]),
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
