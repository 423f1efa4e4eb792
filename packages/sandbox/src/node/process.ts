// Node's process in a worker.

import { EventEmitter } from "node:events";

const emitter = new EventEmitter();
const stream = (fd: number) => ({
  fd,
  isTTY: false,
  writable: true,
  write: () => true,
  on: () => undefined,
  once: () => undefined,
  emit: () => false,
});

let folder = "/";

function hrtime([seconds, nano]: [number, number] = [0, 0]): [number, number] {
  const now = performance.now() * 1e6 - seconds * 1e9 - nano;
  return [Math.floor(now / 1e9), Math.floor(now % 1e9)];
}
hrtime.bigint = () => BigInt(Math.round(performance.now() * 1e6));

const process = Object.assign(emitter, {
  title: "node",
  pid: 1,
  ppid: 0,
  platform: "linux",
  arch: "wasm32",
  version: "v20.19.0",
  versions: { node: "20.19.0" },
  release: { name: "node" },
  argv: ["/node", "/server.js"],
  argv0: "node",
  execPath: "/node",
  execArgv: [],
  features: {},
  env: {},
  stdin: stream(0),
  stdout: stream(1),
  stderr: stream(2),
  hrtime,
  cwd: () => folder,
  chdir: (path: string) => {
    folder = path;
  },
  exit: (code = 0): never => {
    throw new Error(`process.exit(${code}) was called`);
  },
  emitWarning: (warning: unknown) => console.warn(String(warning)),
  nextTick: (callback: (...given: unknown[]) => void, ...given: unknown[]) =>
    queueMicrotask(() => callback(...given)),
  uptime: () => performance.now() / 1000,
  umask: () => 0o22,
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0 }),
  cpuUsage: () => ({ user: 0, system: 0 }),
});

export default process;
