// One line of JSON for each event. Whoever runs the app collects them.

import { type DestinationStream, type Logger, pino } from "pino";
import { type HttpLogger, pinoHttp } from "pino-http";

const PROBES = new Set(["/healthz", "/readyz"]);
const SECRETS = [
  "req.headers.authorization",
  "req.headers.cookie",
  'res.headers["set-cookie"]',
];

export const silent = pino({ enabled: false });

/**
 * A logger that keeps credentials to itself.
 *
 * @param stream - where the lines go; without one, standard output
 */
export function createLogger(stream?: DestinationStream): Logger {
  const options = { redact: SECRETS };
  return stream ? pino(options, stream) : pino(options);
}

// #region log
/** Middleware that logs each answer, except those to the probes. */
export function logRequests(logger: Logger): HttpLogger {
  const ignore = ({ url = "" }) => PROBES.has(url);
  return pinoHttp({ logger, autoLogging: { ignore } });
}
// #endregion
