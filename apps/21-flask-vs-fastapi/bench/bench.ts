// How many requests a second does one process of each server answer?
// Loopback only, the servers in turn, five rounds; the medians
// count, and of those the ratios. Ends by itself after two minutes.

import { type ChildProcess, spawn } from "node:child_process";
import { cpus } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { findPython, plainEnvironment } from "@decant/shared/host";
import autocannon from "autocannon";

const ROUNDS = 5;
const SECONDS = 1;
const CONNECTIONS = 32;
const START_MS = 20_000;
const PATHS = ["/user/7", "/users?limit=1", "/wait"];
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

const lesson = join(import.meta.dirname, "..");
const python = findPython(lesson);
if (!python) {
  console.error(
    "Flask is not installed: run `npx decant flask` first.",
  );
  process.exit(1);
}

const gunicorn = [python, "-m", "gunicorn", "--bind=127.0.0.1:0"];
const uvicorn = [
  python,
  "-m",
  "uvicorn",
  "--port=0",
  "--no-access-log",
];
const plain = ["--loop=asyncio", "--http=h11"];
const quick = ["--loop=uvloop", "--http=httptools"];
const node = [process.execPath, "--import=tsx"];
const source = "--conditions=@decant/source";
const SERVERS: [name: string, folder: string, command: string[]][] = [
  // The sync worker closes each connection after its answer.
  ["Flask, sync worker", "flask", [...gunicorn, "app:app"]],
  [
    "… keep-alive",
    "flask",
    [...gunicorn, "--worker-class=gthread", "--threads=1", "app:app"],
  ],
  ["… 32 threads", "flask", [...gunicorn, "--threads=32", "app:app"]],
  [
    "FastAPI, plain uvicorn",
    "fastapi",
    [...uvicorn, ...plain, "app:app"],
  ],
  ["… uvloop, httptools", "fastapi", [...uvicorn, ...quick, "app:app"]],
  ["Express", ".", [...node, source, "src/server.ts"]],
  ["Fastify", ".", [...node, source, "src/fastify/server.ts"]],
];

const children: ChildProcess[] = [];
process.once("exit", () => {
  for (const child of children) child.kill();
});

/** Resolves to the address that the server prints once it listens. */
function start(folder: string, command: string[]): Promise<string> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd: join(lesson, folder),
    env: { ...plainEnvironment(), PORT: "0", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    const fail = () =>
      reject(new Error(`No start: ${command.join(" ")}`));
    setTimeout(fail, START_MS).unref();
    child.once("error", fail).once("exit", fail);
    for (const stream of [child.stdout, child.stderr] as Readable[]) {
      createInterface({ input: stream }).on("line", (line) => {
        const [address] = ADDRESS.exec(line) ?? [];
        if (address) resolve(address);
      });
    }
  });
}

/** Requests a second; any answer but a 200 is an error. */
async function measure(url: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  if (result.errors + result.non2xx > 0) {
    throw new Error(`${url}: ${result.errors + result.non2xx} failed.`);
  }
  return result.requests.total / result.duration;
}

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ??
  0;

const addresses = new Map<string, string>();
for (const [name, folder, command] of SERVERS) {
  addresses.set(name, await start(folder, command));
}

const found = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const path of PATHS) {
    for (const [name, address] of addresses) {
      const rates = found.get(name + path) ?? [];
      found.set(name + path, [...rates, await measure(address + path)]);
    }
  }
}

const [processor] = cpus();
console.log(
  `${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, Node ${process.versions.node}, ${cpus().length} × ${processor?.model.trim()}\n`,
);
console.log(`| One process | ${PATHS.join(" | | ")} | |`);
console.log(`|---|${"--:|--:|".repeat(PATHS.length)}`);
for (const [name] of SERVERS) {
  const cells = PATHS.flatMap((path) => {
    const rate = median(found.get(name + path) ?? []);
    const flask = median(found.get(SERVERS[0]?.[0] + path) ?? []);
    return [`${rate.toFixed(0)}/s`, `${(rate / flask).toFixed(1)} ×`];
  });
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}
process.exit();
