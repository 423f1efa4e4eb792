import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { decant } from "./decant.ts";
import { freePort } from "./ports.ts";
import { makeRepository, type Repository } from "./repository.ts";
import { start as startDecant } from "./start.ts";

jest.setTimeout(60_000);

let repository: Repository;
beforeAll(async () => {
  repository = await makeRepository();
});
afterAll(() => repository.remove());

test("a busy port", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    expect(
      await decant(["run", "26", "--port", String(port)], {
        cwd: repository.root,
      }),
    ).toEqual({
      code: 1,
      stdout: "",
      stderr: `Port ${port} is busy: stop what listens there, or choose another with --port ${port + 100}.\n`,
    });
  } finally {
    server.close();
  }
});

test("serves, shows curl lines, the address, requests, and stops without a trace", async () => {
  const kept = "apps/26-rate-limits/kept.sqlite3";
  repository.write(kept, "");
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { child, lines, until } = start("--port", String(port));
  await until(`Listening on ${address}`);
  expect(lines).toEqual([
    "26. How does Flask handle rate limits?",
    "Express, started anew on each edit. Ctrl-C stops it.",
    "",
    "# Hello",
    `curl -i '${address}/hello?name=Ada'`,
    "# Markup in the name",
    `curl -i '${address}/hello?name=%3Cb%3EAda'`,
    "# No name",
    `curl -i ${address}/hello`,
    "",
    `What the server stores stays in ${kept}: --fresh begins anew.`,
    "",
    `Listening on ${address}`,
  ]);
  const response = await fetch(`${address}/hello?name=Ada`);
  expect(await response.text()).toBe("Hello, Ada!");
  await until("GET /hello?name=Ada 200");

  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number | null];
  expect(code).toBe(0);
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test("--fresh deletes what was stored, and nothing else", async () => {
  for (const file of ["kept.sqlite3", "kept.sqlite3-wal", "kept.txt"]) {
    repository.write(`apps/26-rate-limits/${file}`, "");
  }
  const port = await freePort();
  const { child, until } = start("--fresh", "--port", String(port));
  await until(`Listening on http://127.0.0.1:${port}`);
  const isThere = (file: string) =>
    existsSync(join(repository.directory, file));
  expect(isThere("kept.sqlite3")).toBe(false);
  expect(isThere("kept.sqlite3-wal")).toBe(false);
  expect(isThere("kept.txt")).toBe(true);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

function start(...options: readonly string[]) {
  return startDecant(["run", "26", ...options], { cwd: repository.root });
}
