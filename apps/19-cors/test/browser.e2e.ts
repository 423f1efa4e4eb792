import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { createApp } from "../src/app.ts";

const ALLOWED = "http://localhost:8019";
const REFUSED = "http://localhost:8020";

let servers: Server[];
let api: string;
let page: Page;

test.beforeEach(async ({ browser }) => {
  const pages = createServer((_req, res) => {
    res.setHeader("Content-Type", "text/html").end();
  });
  servers = [pages, createServer(createApp())];
  const [proxy = "", app = ""] = await Promise.all(servers.map(start));
  api = app;
  // The proxy is every origin but the API: nothing leaves this machine.
  page = await browser.newPage({
    proxy: { server: proxy, bypass: "<-loopback>,127.0.0.1" },
    permissions: ["local-network-access"],
  });
});

test.afterEach(async () => {
  await page.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function start(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Init {
  method?: string;
  body?: string;
  credentials?: "include";
  headers?: Record<string, string>;
}

/** What a page's script gets: status, text and count, or the refusal. */
function ask(path: string, init: Init = {}): Promise<string> {
  return page.evaluate(
    ([url, options]) =>
      fetch(url, options).then(
        async (answer) =>
          `${answer.status} ${await answer.text()} ${answer.headers.get("X-Total-Count")}`,
        (error: unknown) => String(error),
      ),
    [api + path, init] as const,
  );
}

const FAILED = "TypeError: Failed to fetch";
const PRIVATE = { credentials: "include" } as const;
const DELETE = { method: "DELETE", headers: { "X-Reason": "done" } };

test("a page on the list is let in", async () => {
  await page.goto(ALLOWED);
  expect(await ask("/api/notes", PRIVATE)).toBe("200 Notes: 0 0");
  expect(await ask("/api/notes", DELETE)).toBe("200 Deleted null");
});

test("a page that is not on the list is refused", async () => {
  await page.goto(REFUSED);
  expect(await ask("/api/notes", PRIVATE)).toBe(FAILED);
  expect(await ask("/api/notes", DELETE)).toBe(FAILED);
});

test("its simple POST is refused, and has happened", async () => {
  await page.goto(REFUSED);
  const post = { method: "POST", body: "Milk" };
  expect(await ask("/api/notes", post)).toBe(FAILED);
  const notes = await fetch(`${api}/api/notes`);
  expect(await notes.text()).toBe("Notes: 1");
});

test("any page reads what is open to all, but not with cookies", async () => {
  await page.goto(REFUSED);
  expect(await ask("/public/status")).toBe("200 Open to all null");
  expect(await ask("/public/status", PRIVATE)).toBe(FAILED);
});

test("what the list does not name is refused", async () => {
  await page.goto(ALLOWED);
  const header = { headers: { "X-Admin": "1" } };
  expect(await ask("/api/notes", { method: "PATCH" })).toBe(FAILED);
  expect(await ask("/api/notes", header)).toBe(FAILED);
  expect(await ask("/api/nothing", header)).toBe(FAILED);
  expect(await ask("/")).toBe(FAILED);
});
