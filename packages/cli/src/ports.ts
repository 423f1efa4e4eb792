import { createServer } from "node:net";
import { UserError } from "./user-error.ts";

/**
 * Tries to listen on a port of the loopback address.
 *
 * @returns undefined if it is free, else the error's code: `EADDRINUSE`
 */
export function probePort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    probe.listen(port, "127.0.0.1", () => {
      probe.close(() => resolve(undefined));
    });
  });
}

/**
 * The port to listen on.
 *
 * @param option - what `--port` says; without it the environment's PORT counts
 * @param fallback - the port where neither says anything
 * @throws UserError if what is said is no port
 */
export function choosePort(
  option: string | undefined,
  fallback: number,
): number {
  const { PORT } = process.env;
  const wanted = option ?? (PORT || undefined);
  if (wanted === undefined) return fallback;
  const port = /^\d+$/.test(wanted) ? Number(wanted) : Number.NaN;
  if (port > 0 && port <= 65_535) return port;
  throw new UserError(
    `${option === undefined ? "PORT" : "--port"} must be a number from 1 to 65535, not "${wanted}".`,
  );
}

/**
 * Makes sure that a server could listen on a port.
 *
 * @throws UserError if it could not
 */
export async function requireFreePort(port: number): Promise<void> {
  const problem = await probePort(port);
  if (!problem) return;
  throw new UserError(
    problem === "EADDRINUSE"
      ? `Port ${port} is busy: stop what listens there, or choose another with --port ${port + 100}.`
      : `Cannot listen on port ${port}: ${problem}.`,
  );
}
