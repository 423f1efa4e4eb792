// What Flask's router does by itself, and get_json.

import express, { type RequestHandler, Router } from "express";
import createError from "http-errors";

type ParamHandler = (
  req: unknown,
  res: unknown,
  next: (go?: "route") => void,
  value: string,
) => void;

const INT = /^\d{1,4300}$/; // Python reads no longer number
const JSON_TYPE = /^application\/(.*\+)?json *(;|$)/i;

// #region only-int
export const onlyInt: ParamHandler = (_req, _res, next, value) => {
  next(INT.test(value) ? undefined : "route");
};
// #endregion

// #region allow-only
export function allowOnly(allow: string): RequestHandler {
  return (req, res) => {
    const headers = { Allow: allow };
    if (req.method !== "OPTIONS") throw createError(405, { headers });
    res.set(headers).send("");
  };
}
// #endregion

// #region json
const checkHeaders: RequestHandler = ({ headers }, _res, next) => {
  const type = headers["content-type"] ?? "";
  if (!JSON_TYPE.test(type)) throw createError(415);
  const chunked = headers["transfer-encoding"] !== undefined;
  const length = Number(headers["content-length"] ?? 0);
  if (length === 0 && !chunked) throw createError(400);
  next();
};
const parse = express.json({ strict: false, type: () => true });
export const readJson = Router().use(checkHeaders, parse);
// #endregion
