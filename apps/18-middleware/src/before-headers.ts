import type { Response } from "express";

// #region before-headers
// Node calls writeHead once, before it sends the headers.
export function beforeHeaders(res: Response, hook: () => void): void {
  const writeHead = res.writeHead.bind(res);
  res.writeHead = (...args: unknown[]) => {
    hook();
    return Reflect.apply(writeHead, res, args);
  };
}
// #endregion
