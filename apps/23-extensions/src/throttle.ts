// express-rate-limit: how often one address may try a password.

import { rateLimit } from "express-rate-limit";
import { LOG_IN, show } from "./forms.ts";

// #region limit
export function limitLogIns() {
  return rateLimit({
    windowMs: 60_000,
    limit: 10,
    legacyHeaders: false,
    handler: (_req, res) => {
      res.status(429).set("Retry-After", "60");
      show(res, LOG_IN, "Too many attempts: wait a minute");
    },
  });
}
// #endregion
