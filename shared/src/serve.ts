import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const GRACE_MS = 10_000;

/**
 * Serves an app on the loopback address until SIGINT or SIGTERM.
 *
 * Says where it listens. On a signal it takes no new connection, lets the
 * requests in flight finish for up to ten seconds, and the process ends. A
 * busy or malformed port ends the process with exit code 1 and one sentence.
 *
 * @param app - an Express app or any other listener of `node:http`
 * @param port - the port to use where the environment names none in `PORT`
 * @returns the server, already told to listen
 */
export function serve(app: RequestListener, port: number): Server {
  const wanted = readPort(process.env["PORT"], port);
  const server = createServer(app);

  server.once("error", (error: NodeJS.ErrnoException) => {
    fail(
      error.code === "EADDRINUSE"
        ? `Port ${wanted} is busy: stop what listens there, or choose another with PORT=${wanted + 100}.`
        : `Cannot listen on port ${wanted}: ${error.message}.`,
    );
  });
  server.listen(wanted, "127.0.0.1", () => {
    const address = server.address() as AddressInfo;
    console.log(`Listening on http://127.0.0.1:${address.port}`);
  });

  const stop = () => {
    server.close();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return server;
}

function readPort(text: string | undefined, fallback: number): number {
  if (text === undefined || text === "") return fallback;
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  return fail(`PORT must be a number from 0 to 65535, not "${text}".`);
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
