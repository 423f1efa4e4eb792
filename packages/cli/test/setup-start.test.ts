import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { Checkout } from "./checkout.ts";
import { environment } from "./decant.ts";

jest.setTimeout(60_000);

const require = createRequire(import.meta.url);

let checkout: Checkout;
beforeEach(() => {
  checkout = new Checkout();
});
afterEach(() => checkout.remove());

describe("start", () => {
  const SERVER = `import { createServer } from "node:http";
const server = createServer().listen(0, "127.0.0.1", () => console.log(process.pid as number));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    process.exitCode = 7;
    server.close();
  });
}
`;

  beforeEach(() => {
    checkout.install();
    symlinkSync(
      dirname(require.resolve("tsx/package.json")),
      join(checkout.root, "node_modules/tsx"),
      "junction",
    );
    checkout.write("packages/gallery/src/server.ts", SERVER);
  });

  async function started(): Promise<[ChildProcess, number]> {
    const child = checkout.start("start");
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, "line")) as [string];
    return [child, Number(line)];
  }

  test.each(["SIGINT", "SIGTERM"] as const)(
    "%s stops the server, whose exit code is handed through",
    async (signal) => {
      const [child, server] = await started();
      child.kill(signal);
      const [code] = (await once(child, "close")) as [number | null];
      expect(code).toBe(7);
      expect(isRunning(server)).toBe(false);
    },
  );

  test("the server ends when this process is killed", async () => {
    const [child] = await started();
    child.kill("SIGKILL");
    // The server holds the other end of the pipe: it closes when that ends.
    const [code, signal] = (await once(child, "close")) as unknown[];
    expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
  });

  test("the server ends when npm is killed, though npm's shell stays", async () => {
    checkout.write(
      "npm.mjs",
      `import { spawn } from "node:child_process";
spawn("sh", ["-c", '"$0" packages/cli/setup.mjs start; true', process.execPath], { stdio: "inherit" });`,
    );
    const npm = spawn(process.execPath, ["npm.mjs"], {
      cwd: checkout.root,
      env: environment({ npm_lifecycle_event: "start" }),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(createInterface({ input: npm.stdout }), "line");
    npm.kill("SIGKILL");
    const [code, signal] = (await once(npm, "close")) as unknown[];
    expect({ code, signal }).toEqual({ code: null, signal: "SIGKILL" });
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
