import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import { BASE, test } from "./site.ts";

const KILOBYTE = 1000;
const MEGABYTE = 1000 * KILOBYTE;
const PATIENCE = { timeout: 120_000 };
const FLASK = /^sandbox\/(?:flask\.html|python[./])/;
/** Both sides read it. */
const LESSON = "sandbox/lessons/01-what-is-flask.json";

// What is kept for offline use is no part of a first request.
test.use({ serviceWorkers: "block" });

test("the whole site has at most 40 MB", ({ folder }) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const bytes = files
    .filter((item) => item.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
    .reduce((sum, size) => sum + size);
  expect(bytes).toBeLessThanOrEqual(40 * MEGABYTE);
});

test("a simple lesson loads at most 200 KB for Express, and 7.5 MB for Flask", async ({
  page,
  folder,
}) => {
  await page.goto("lessons/01-what-is-flask/");
  await page.locator("[data-send]").click();
  await expect(page.locator("[data-origin]")).toHaveText(
    /^live here · [^,]+, [^,]+$/,
    PATIENCE,
  );
  const addresses = await page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name),
  );
  const paths = addresses
    .map((address) => new URL(address).pathname.slice(BASE.length))
    .filter((path) => path.startsWith("sandbox/"));
  const flask = [LESSON, ...paths.filter((path) => FLASK.test(path))];
  const express = paths.filter((path) => !FLASK.test(path));
  expect(flask).toContain("sandbox/python/pyodide.asm.wasm.gz");
  expect(express).toContain(LESSON);
  expect(express).toContain("sandbox/express.html");
  expect(weigh(folder, express)).toBeLessThanOrEqual(200 * KILOBYTE);
  expect(weigh(folder, flask)).toBeLessThanOrEqual(7.5 * MEGABYTE);
});

/** As they are, or as a server sends them with gzip. */
function weigh(folder: string, paths: readonly string[]): number {
  return paths
    .map((path) => readFileSync(join(folder, path)))
    .map((bytes) =>
      Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length),
    )
    .reduce((sum, size) => sum + size);
}
