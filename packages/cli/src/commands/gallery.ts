import { fileURLToPath } from "node:url";
import { ORPHAN_GUARD, runChild } from "../child.ts";
import { choosePort, requireFreePort } from "../ports.ts";
import { findRoot } from "../repository.ts";

/** Where the gallery listens unless it is told otherwise. */
export const GALLERY_PORT = 3000;

const SERVER = fileURLToPath(
  new URL("../../../gallery/src/server.ts", import.meta.url),
);

/**
 * Starts the website until Ctrl-C.
 *
 * @throws UserError if the port is busy or not a port
 */
export async function gallery(options: { port?: string }): Promise<void> {
  const port = choosePort(options.port, GALLERY_PORT);
  await requireFreePort(port);
  process.exitCode = await runChild(
    process.execPath,
    [ORPHAN_GUARD, "--import=tsx", "--conditions=@decant/source", SERVER],
    {
      cwd: findRoot(),
      env: { ...process.env, PORT: String(port) },
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
}
