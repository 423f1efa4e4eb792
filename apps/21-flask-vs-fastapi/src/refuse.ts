// What a client sends and what fails a check is a 422, with the place
// of each fault. A fault of the app's own stays a 500.

import type { ErrorRequestHandler } from "express";
import type { z } from "zod";

class Refused extends Error {
  readonly issues: z.core.$ZodIssue[];

  constructor(issues: z.core.$ZodIssue[]) {
    super("What the client sent was refused");
    this.issues = issues;
  }
}

/** What a client sent, as the schema reads it; else throws Refused. */
export function check<T>(schema: z.ZodType<T>, sent: unknown): T {
  const { success, data, error } = schema.safeParse(sent);
  if (!success) throw new Refused(error.issues);
  return data;
}

// #region app
export const refuse: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof Refused)) return next(error);
  const detail = error.issues.map(({ code, path, message }) => {
    return { type: code, loc: path, msg: message };
  });
  res.status(422).json({ detail });
};
// #endregion
