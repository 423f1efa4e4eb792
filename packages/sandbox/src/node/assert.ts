import { isDeepStrictEqual } from "node:util";

class AssertionError extends Error {
  override readonly name = "AssertionError";
  readonly code = "ERR_ASSERTION";
}

function assert(value: unknown, message?: string | Error): void {
  if (value) return;
  if (message instanceof Error) throw message;
  throw new AssertionError(message ?? "The expression is not true");
}

const strictEqual = (one: unknown, other: unknown, message?: string | Error) =>
  assert(Object.is(one, other), message);
const deepStrictEqual = (
  one: unknown,
  other: unknown,
  message?: string | Error,
) => assert(isDeepStrictEqual(one, other), message);

const all = Object.assign(assert, {
  AssertionError,
  ok: assert,
  equal: strictEqual,
  strictEqual,
  deepEqual: deepStrictEqual,
  deepStrictEqual,
  notEqual: (one: unknown, other: unknown, message?: string | Error) =>
    assert(!Object.is(one, other), message),
  notStrictEqual: (one: unknown, other: unknown, message?: string | Error) =>
    assert(!Object.is(one, other), message),
  fail: (message?: string | Error) => assert(false, message ?? "Failed"),
});

export default Object.assign(all, { strict: all });
