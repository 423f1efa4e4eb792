import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A program that runs until it is ended. */
export interface Service {
  readonly port: number;
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
}

/** A port of the loopback on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Starts a Redis of the loopback that keeps nothing on disk.
 *
 * @param port - any free one if not given
 */
export async function startRedis(port?: number): Promise<Service> {
  const own = port ?? (await freePort());
  const args = ["--port", `${own}`, "--bind", "127.0.0.1", "--save", ""];
  const program = spawn("redis-server", args, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await printed(program, /Ready to accept connections/);
  return { port: own, end: (signal) => endProgram(program, signal) };
}

/**
 * Starts an nginx of the loopback that passes students on to processes.
 *
 * @param upstreams - their hosts; `127.0.0.1:4002 backup` gets students only
 *   once the others are gone
 */
export async function startNginx(
  port: number,
  upstreams: readonly string[],
): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), "decant-nginx-"));
  const file = join(folder, "nginx.conf");
  writeFileSync(file, nginxConf(folder, port, upstreams));
  const args = ["-p", folder, "-c", file, "-e", "stderr"];
  const program = spawn("nginx", args, {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await printed(program, /start worker process \d/);
  return {
    port,
    async end(signal) {
      await endProgram(program, signal);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As README.md has it, for the loopback and without root. */
export function nginxConf(
  folder: string,
  port: number,
  upstreams: readonly string[],
): string {
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr notice;
events { worker_connections 8192; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  map $http_upgrade $connection_upgrade { default upgrade; "" ""; }
  upstream class {
    least_conn;
    ${upstreams.map((host) => `server ${host} max_fails=1 fail_timeout=5s;`).join("\n    ")}
    keepalive 64;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://class;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_read_timeout 120s;
    }
  }
}
`;
}

/** Waits for a line; the program's later output is read and dropped. */
async function printed(program: ChildProcess, line: RegExp): Promise<void> {
  const input = program.stdout ?? program.stderr;
  if (!input) throw new Error("The program's output is not read.");
  const lines = createInterface({ input });
  const seen: string[] = [];
  await new Promise<void>((resolve, reject) => {
    lines.on("line", (text) => {
      if (seen.length < 50) seen.push(text);
      if (line.test(text)) resolve();
    });
    program.once("error", reject);
    program.once("exit", () => {
      reject(new Error(`It has ended, after: ${seen.join("\n")}`));
    });
  });
}

async function endProgram(
  program: ChildProcess,
  signal: NodeJS.Signals = "SIGTERM",
): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, "exit");
  program.kill(signal);
  await ended;
}
