// Runs the TypeScript sides of lessons for a parent that speaks the protocol
// of Host, in @decant/shared/host. Started with tsx.

import { existsSync, writeSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { explain } from "./explain.ts";

const ANSWERS = 3;
const DEEP = 50;
const MEMORY_MB = 512;
/** What an app sees of a connection that comes over a Unix socket. */
const LOOPBACK = {
  remoteAddress: { value: "127.0.0.1" },
  remoteFamily: { value: "IPv4" },
  localAddress: { value: "127.0.0.1" },
};

interface AppModule {
  createApp(): RequestListener | Promise<RequestListener>;
}

type Question = { id: number } & (
  | { open: string; at?: string }
  | { close: true }
);

const servers = new Map<number, Server>();
/** The lesson's: one process runs no other. */
let folder = process.cwd();

function answer(message: object): void {
  writeSync(ANSWERS, `${JSON.stringify(message)}\n`);
}

/** The folder of the nearest package.json: where the lesson's scripts run. */
function packageFolder(path: string): string {
  const parent = dirname(path);
  const found = parent === path || existsSync(join(path, "package.json"));
  return found ? path : packageFolder(parent);
}

/** Stacks are longer meanwhile, so that they reach the lesson's own line. */
async function load(entry: string): Promise<RequestListener> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEEP;
  const { createApp } = (await import(
    pathToFileURL(entry).href
  )) as Partial<AppModule>;
  if (!createApp) throw new Error("it exports no function createApp");
  const app = await createApp();
  Error.stackTraceLimit = stackTraceLimit;
  return app;
}

async function open(id: number, entry: string, at?: string): Promise<void> {
  folder = packageFolder(dirname(entry));
  process.chdir(folder);
  const server = createServer(await load(entry));
  server.on("connection", (socket) => {
    if (at) Object.defineProperties(socket, LOOPBACK);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    if (at) server.listen(at, resolve);
    else server.listen(0, "127.0.0.1", resolve);
  });
  servers.set(id, server);
  answer({ id, address: at ?? (server.address() as AddressInfo).port });
}

function close(id: number): void {
  servers.get(id)?.close().closeAllConnections();
  servers.delete(id);
  answer({ id, ended: "it was closed" });
}

process.on("uncaughtExceptionMonitor", (error) => {
  answer({ crash: explain(error, folder) });
});

new Worker(new URL("./parent-watch.js", import.meta.url), {
  execArgv: [],
  workerData: { memoryMb: MEMORY_MB },
}).on("message", (line: string | null) => {
  if (line === null) process.exit();
  const question = JSON.parse(line) as Question;
  const { id } = question;
  if ("close" in question) return close(id);
  open(id, question.open, question.at).catch((error: unknown) => {
    answer({ id, error: explain(error, folder) });
  });
});

// Nearly every lesson imports these: one that comes later starts sooner.
Promise.all([import("express"), import("@decant/shared")]).catch(
  () => undefined,
);
