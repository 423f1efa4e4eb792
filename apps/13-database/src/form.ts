// Fields of a form or a query, read as Flask reads them.

import type { Request } from "express";

// #region field
/** The first value of a name; undefined if there is none. */
export function first(value: unknown): string | undefined {
  const [text] = [value].flat();
  return typeof text === "string" ? text : undefined;
}

/** A field that must be there. Throws a 400 otherwise. */
export function field(req: Request, name: string): string {
  const text = first(req.body?.[name]);
  if (text !== undefined) return text;
  throw Object.assign(new Error(`No ${name}`), { status: 400 });
}

/** A whole number, or NaN: `Number` would also read 0x1 and 1e0. */
export function integer(value: unknown): number {
  const text = first(value)?.trim() ?? "";
  return /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
}
// #endregion
