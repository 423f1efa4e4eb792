import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, openBrowser } from "../../src/truth/browser.ts";
import type { Step } from "../../src/truth/truth-page.ts";

const BUILD = fileURLToPath(new URL("build-lessons.ts", import.meta.url));
const NODE = ["--import=tsx", "--conditions=@decant/source"];

const run = promisify(execFile);

/** Lessons in a browser, built for one file of tests. */
export interface OpenedLessons {
  readonly browser: Browser;
  /**
   * Sends requests one after the other to a side; each answer's text, or the
   * fault.
   */
  send(
    lesson: string,
    side: string,
    files: Readonly<Record<string, string>>,
    steps: readonly Step[],
  ): Promise<string[]>;
  close(): Promise<void>;
}

/** Builds some lessons, and opens a page that runs them. */
export async function openLessons(
  names: readonly string[],
): Promise<OpenedLessons> {
  const folder = mkdtempSync(join(tmpdir(), "decant-sandbox-"));
  await run(process.execPath, [...NODE, BUILD, folder, ...names]);
  const browser = await openBrowser(folder);
  return {
    browser,
    send: (lesson, side, files, steps) =>
      browser.page.evaluate(
        ([one, name, changed, all]) => sandbox.send(one, name, changed, all),
        [lesson, side, files, steps] as const,
      ),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A GET without a header or a body. */
export function get(path: string): Exclude<Step, "end"> {
  return { method: "GET", headers: [], body: "", path };
}

/** An Express app whose only handler does this. */
export function appWith(handler: string): Record<string, string> {
  return {
    "src/app.ts": `import express from "express";
export function createApp() {
  const app = express();
  app.get("/", (req, res) => { ${handler} });
  app.get("/well", (_req, res) => res.send("well"));
  return app;
}`,
  };
}

/** A server on the loopback, for the time of one test. */
export async function withServer<T>(
  listener: RequestListener,
  use: (address: string) => Promise<T>,
): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  try {
    const { port } = server.address() as AddressInfo;
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.close().closeAllConnections();
  }
}
