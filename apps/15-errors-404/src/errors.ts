import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Response } from "express";

// #region page-or-json
function pageOrJson(res: Response, text: string): void {
  const page = () => res.send(text);
  const json = () => res.json({ error: text });
  res.format({ html: page, json, default: page });
}
// #endregion

// #region out-of-stock
export class OutOfStock extends Error {}
// #endregion

// Four parameters make it an error handler.
export const onError: ErrorRequestHandler = (
  error,
  _req,
  res,
  next,
) => {
  // #region begun
  if (res.headersSent) return next(error); // too late for a page
  // #endregion
  // #region not-found
  if (error.status === 404) {
    return pageOrJson(res.status(404), "Page not found!");
  }
  // #endregion
  // #region out-of-stock
  if (error instanceof OutOfStock) {
    return pageOrJson(res.status(409), "Out of stock!");
  }
  // #endregion
  // #region other-errors
  const status = error.status ?? 500;
  if (status >= 500) console.error(error); // only for us
  res.status(status).set(error.headers ?? {});
  pageOrJson(res, STATUS_CODES[status] ?? "Error");
  // #endregion
};
