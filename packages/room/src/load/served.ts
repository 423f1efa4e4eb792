import { type ClassProcess, startClassProcess } from "./class-process.ts";
import { freePort, type Service, startNginx, startRedis } from "./services.ts";

/** A class that is served by one process, or by several behind nginx. */
export interface Served {
  /** Where students connect. */
  readonly url: string;
  readonly processes: readonly ClassProcess[];
  readonly end: () => Promise<void>;
  /** Ends all at once, without waiting. */
  readonly kill: () => void;
}

export async function startServed(count: number): Promise<Served> {
  if (count === 1) {
    const only = await startClassProcess();
    return serve(only.studentUrl, [only], []);
  }
  const redis = await startRedis();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const redisUrl = `redis://127.0.0.1:${redis.port}`;
  const ports: number[] = [];
  for (let index = 0; index < count; index += 1) ports.push(await freePort());
  const processes = await Promise.all(
    ports.map((own) => startClassProcess({ port: own, address, redisUrl })),
  );
  const hosts = ports.map((own) => `127.0.0.1:${own}`);
  const nginx = await startNginx(port, hosts);
  return serve(address, processes, [nginx, redis]);
}

function serve(
  url: string,
  processes: readonly ClassProcess[],
  services: readonly Service[],
): Served {
  const all = [...processes, ...services];
  return {
    url,
    processes,
    async end() {
      for (const one of all) await one.end();
    },
    kill: () => {
      for (const one of all) void one.end("SIGKILL");
    },
  };
}
