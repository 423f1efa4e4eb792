import { createServer } from "node:net";

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
