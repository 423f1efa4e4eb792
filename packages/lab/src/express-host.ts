// Runs one lesson's TypeScript sides for a parent that speaks the protocol of
// Host, in @decant/shared/host. Started with tsx.

import { existsSync, writeSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const ANSWERS = 3;

interface AppModule {
  createApp(): RequestListener | Promise<RequestListener>;
}

function answer(message: object): void {
  writeSync(ANSWERS, `${JSON.stringify(message)}\n`);
}

/** The folder of the nearest package.json: where the lesson's scripts run. */
function packageFolder(folder: string): string {
  const parent = dirname(folder);
  const found = parent === folder || existsSync(join(folder, "package.json"));
  return found ? folder : packageFolder(parent);
}

async function open(entry: string): Promise<number> {
  process.chdir(packageFolder(dirname(entry)));
  const module = (await import(pathToFileURL(entry).href)) as AppModule;
  const server = createServer(await module.createApp());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as AddressInfo).port;
}

process.on("uncaughtExceptionMonitor", (error) => {
  answer({ crash: String(error) });
});

new Worker(new URL("./parent-watch.js", import.meta.url), {
  execArgv: [],
}).on("message", (line: string | null) => {
  if (line === null) process.exit();
  const { open: entry } = JSON.parse(line) as { open: string };
  open(entry).then(
    (port) => answer({ port }),
    (error: unknown) => answer({ error: String(error) }),
  );
});
