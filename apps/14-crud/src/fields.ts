// What a client may send.

import { ValidationError } from "sequelize";

// #region fields
const UNFIT = /[\0\ud800-\udfff]/u; // NUL, half of a surrogate pair

/** Text that any database can store, or a ValidationError. */
export function text(value: unknown, name: string): string {
  if (typeof value === "string" && value && !UNFIT.test(value))
    return value;
  throw new ValidationError(`${name} must be text`, []);
}

/** Keeps what a client may set: a name and an email, never an id. */
export function fields(body: unknown) {
  if (!(body instanceof Object) || Array.isArray(body))
    throw new ValidationError("Send an object", []);
  const known: { name?: string; email?: string } = {};
  if ("name" in body) known.name = text(body.name, "name");
  if ("email" in body) known.email = text(body.email, "email");
  return known;
}
// #endregion

// #region query
/** The first value of a name in the query, as Flask takes it. */
export function first(value: unknown): string | undefined {
  const [one] = [value].flat();
  return typeof one === "string" ? one : undefined;
}

/** A whole number from 1, or NaN: `Number` also reads 0x1 and 1e0. */
export function count(value: unknown, fallback: number): number {
  const digits = first(value) ?? String(fallback);
  return /^\s*\+?0*[1-9]\d*\s*$/.test(digits) ? Number(digits) : NaN;
}
// #endregion
