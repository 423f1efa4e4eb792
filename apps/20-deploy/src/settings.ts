// Settings from the environment, with their defaults.

import { availableParallelism } from "node:os";

// #region settings
export const settings = {
  host: process.env["HOST"] ?? "127.0.0.1",
  port: readNumber("PORT", 3020),
  workers: readNumber("WEB_CONCURRENCY", availableParallelism(), 1),
  drainSeconds: readNumber("DRAIN_SECONDS", 0),
  graceSeconds: 20,
};
// #endregion

function readNumber(name: string, fallback: number, least = 0): number {
  const text = process.env[name] ?? String(fallback);
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  console.error(
    `${name} must be a whole number from ${least}, not "${text}".`,
  );
  return process.exit(1);
}
