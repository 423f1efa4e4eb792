import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { type AddressInfo, connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { adaptations } from "../../src/build/adaptations.ts";
import { standIns } from "../../src/build/stand-ins.ts";
import { type HttpCase, httpCases } from "../cases/http.ts";
import { cases, runCase } from "../cases/index.ts";

const PAGE = fileURLToPath(new URL("stand-ins.page.ts", import.meta.url));
const require = createRequire(import.meta.url);

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [PAGE],
    bundle: true,
    format: "iife",
    mainFields: ["main", "module"],
    conditions: ["@decant/source", "node", "require"],
    define: { global: "globalThis", __filename: '""', __dirname: '""' },
    plugins: [adaptations, standIns],
    write: false,
  });
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  const wasm = readFileSync(
    require.resolve("sql.js/dist/sql-wasm.wasm"),
  ).toString("base64");
  await page.evaluate((text) => {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    sandboxStandIns.assets.set("sql-wasm.wasm", bytes);
  }, wasm);
});

afterAll(() => browser.close());

test.each(Object.keys(cases))("as on Node: %s", async (name) => {
  const live = await page.evaluate((one) => sandboxStandIns.runCase(one), name);
  expect(live).toEqual(await runCase(name));
});

describe("http", () => {
  test.each(Object.entries(httpCases))("as on Node: %s", async (name, one) => {
    const live = await page.evaluate(
      (key) => sandboxStandIns.answer(key),
      name,
    );
    expect(comparable(live)).toBe(comparable(await answerOnNode(one)));
  });
});

/**
 * Node's own dates are of another second, and newer Node sends what was
 * written at once as one chunk.
 */
function comparable(answer: string): string {
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const dated = head.replace(/^Date: .*GMT$/m, "Date: {date}");
  const body = rest.join("\r\n\r\n");
  const isChunked = /^Transfer-Encoding: chunked$/m.test(head);
  return `${dated}\r\n\r\n${isChunked ? joinChunks(body) : body}`;
}

/** The content of all chunks, and what follows the last one. */
function joinChunks(body: string): string {
  let content = "";
  let rest = body;
  for (;;) {
    const start = rest.indexOf("\r\n") + 2;
    const size = Number.parseInt(rest, 16);
    if (!(size > 0)) return content + rest;
    content += rest.slice(start, start + size);
    rest = rest.slice(start + size + 2);
  }
}

async function answerOnNode({ listener, request }: HttpCase): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  try {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write(request);
    let answer = "";
    for await (const chunk of socket.setEncoding("latin1")) answer += chunk;
    return answer;
  } finally {
    server.close().closeAllConnections();
  }
}
