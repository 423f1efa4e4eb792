import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGallery } from "./gallery.ts";

/**
 * Starts the gallery on the loopback address.
 *
 * @param options.root - the repository's folder, which holds `apps/`
 * @param options.port - 0 for any free port
 * @returns its address, and how to end it with all that it runs
 * @throws Error with one sentence if the port is busy
 */
export async function startGallery({
  root,
  port,
}: {
  root: string;
  port: number;
}): Promise<{ url: string; close(): Promise<void> }> {
  const gallery = await createGallery({ root });
  const server = createServer(gallery.app);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  } catch (error) {
    await gallery.close();
    throw busy(error as NodeJS.ErrnoException, port);
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, gallery.close()]);
    },
  };
}

function busy(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Error(
    `Port ${port} is busy: stop what listens there, or choose another with PORT=${port + 100}.`,
  );
}
