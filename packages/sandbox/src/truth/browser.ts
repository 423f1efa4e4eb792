import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { build } from "esbuild";

const PAGE = fileURLToPath(new URL("./truth-page.ts", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

export interface Browser {
  readonly page: Page;
  close(): Promise<void>;
}

/** A built sandbox on a port of the loopback. */
export interface Served {
  /** With a slash at its end; a page that has the runner is there. */
  readonly address: string;
  close(): void;
}

/** Serves a built sandbox and opens a page that has its runner. */
export async function openBrowser(folder: string): Promise<Browser> {
  const served = await serveSandbox(folder);
  const chrome = await openChromium();
  const context = await chrome.newContext();
  const page = await context.newPage();
  if (process.env["VERBOSE"]) {
    page.on("console", (message) =>
      console.log("  >", message.text().slice(0, 600)),
    );
    page.on("pageerror", (error) => console.log("  !", error.message));
  }
  await page.goto(served.address);
  return {
    page,
    async close() {
      await chrome.close();
      served.close();
    },
  };
}

export function openChromium(): ReturnType<typeof chromium.launch> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/** Serves a built sandbox; a browser may keep its files. */
export async function serveSandbox(folder: string): Promise<Served> {
  const { outputFiles } = await build({
    entryPoints: [PAGE],
    bundle: true,
    format: "esm",
    conditions: ["@decant/source"],
    write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://127.0.0.1");
    if (pathname === "/") {
      res.setHeader("Content-Type", "text/html");
      return res.end(
        "<!doctype html><title>Truth</title><body><script type=module src=/truth.js></script>",
      );
    }
    if (pathname === "/truth.js") {
      res.setHeader("Content-Type", "text/javascript");
      return res.end(script);
    }
    const path = join(folder, pathname);
    if (!existsSync(path) || !statSync(path).isFile()) {
      return res.writeHead(404).end();
    }
    res.setHeader(
      "Content-Type",
      TYPES[extname(path)] ?? "application/octet-stream",
    );
    res.setHeader("Cache-Control", "max-age=3600");
    return createReadStream(path).pipe(res);
  });
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => server.close().closeAllConnections(),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
}
