import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StartedClass } from "./class/start-class.ts";
import type { ClassOptions } from "./class/start-options.ts";
import { createGallery } from "./gallery.ts";
import { openShelf } from "./shelf.ts";

/**
 * No more at once: the lessons need descriptors too, and a process often has
 * only 1,024. A connection that sends nothing is closed.
 */
const MOST_CONNECTIONS = 500;
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
};
/** How long requests in flight may take once the gallery is to end. */
const GRACE_MS = 10_000;

/**
 * Starts the gallery on the loopback address.
 *
 * @param options.root - the repository's folder, which holds `apps/`
 * @param options.port - 0 for any free port
 * @param options.classOptions - opens a class, which students join on their phones
 * @returns its address, the class, and how to end it with all that it runs:
 *   requests in flight are answered first
 * @throws Error with one sentence if a port is busy or Redis does not answer
 */
export async function startGallery({
  root,
  port,
  classOptions,
}: {
  root: string;
  port: number;
  classOptions?: ClassOptions;
}): Promise<{
  url: string;
  room: StartedClass | undefined;
  close(): Promise<void>;
}> {
  const room = classOptions && (await openClass(root, classOptions));
  const gallery = await createGallery({
    root,
    ...(room && { room: room.classroom }),
  });
  const server = createServer(LIMITS, gallery.app);
  server.maxConnections = MOST_CONNECTIONS;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
    if (gallery.students) await room?.serve(server, gallery.students);
  } catch (error) {
    server.close();
    await Promise.all([gallery.close(), room?.close()]);
    throw busy(error as NodeJS.ErrnoException, port);
  }
  gallery.warm();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    room,
    async close() {
      await room?.close();
      const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(force);
      await gallery.close();
    },
  };
}

async function openClass(root: string, options: ClassOptions) {
  const { startClass } = await import("./class/start-class.ts");
  return startClass(openShelf(root)().lessons, options);
}

function busy(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(
    `Port ${port} is busy: stop what listens there, or choose another with PORT=${port + 100}.`,
  );
}
