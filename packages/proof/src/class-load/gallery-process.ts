import { spawn } from "node:child_process";
import { once } from "node:events";
import { ROOT } from "../root.ts";

/** Starts the gallery on any port, in a process of its own. */
export async function startGallery(): Promise<{
  url: string;
  pid: number;
  end: () => Promise<void>;
}> {
  const server = spawn(
    process.execPath,
    [
      "--import=tsx",
      "--conditions=@decant/source",
      "packages/gallery/src/server.ts",
    ],
    {
      cwd: ROOT,
      env: { ...process.env, PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = (await once(server.stdout, "data")) as [Buffer];
  const url = /http:\S+/.exec(String(line))?.[0] ?? "";
  return {
    url,
    pid: server.pid ?? 0,
    async end() {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}
