import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { bundleAssets } from "../src/site/assets.ts";
import { openGallery } from "./galleries.ts";
import { ROOT } from "./made-up.ts";

// The first page waits for the grammars, and the machine may be busy.
jest.setTimeout(60_000);

const KILOBYTE = 1024;

const assets = await bundleAssets();
const gallery = await openGallery();

const weigh = (content: string | Uint8Array) => gzipSync(content).length;

/** What a script loads at once: itself and what it imports statically. */
function loadedBy(source: string): string[] {
  return [assets.address(source), ...assets.imports(source)];
}

describe.each([
  { page: "bench", most: 6 },
  { page: "front", most: 6 },
  { page: "cards", most: 6 },
  { page: "compare", most: 6 },
  { page: "present", most: 6 },
  { page: "differences", most: 6 },
  // What they do they do from the first key on.
  { page: "quiz", most: 8 },
  { page: "mock", most: 8 },
  // Before a class is open; socket.io comes with it.
  { page: "console", most: 6 },
  { page: "projector", most: 20 },
  { page: "student", most: 20 },
])("the page $page, gzipped", ({ page, most }) => {
  test(`has at most ${most} KB of JavaScript at rest`, () => {
    const scripts = loadedBy(`${page}.page.ts`);
    const total = scripts
      .map((address) => weigh(assets.files.get(address) ?? ""))
      .reduce((sum, size) => sum + size, weigh(assets.firstScript));
    expect(total).toBeGreaterThan(KILOBYTE);
    expect(total).toBeLessThanOrEqual(most * KILOBYTE);
  });

  test("has at most 12 KB of style", () => {
    const style = assets.files.get(assets.address(`${page}.css`)) ?? "";
    expect(weigh(style)).toBeGreaterThan(KILOBYTE);
    expect(weigh(style)).toBeLessThanOrEqual(12 * KILOBYTE);
  });
});

test("the cards load at most 8 KB more of JavaScript to be rated", () => {
  const atRest = loadedBy("cards.page.ts");
  const more = loadedBy("recall.page.ts").filter(
    (address) => !atRest.includes(address),
  );
  const total = more
    .map((address) => weigh(assets.files.get(address) ?? ""))
    .reduce((sum, size) => sum + size);
  expect(total).toBeGreaterThan(KILOBYTE);
  expect(total).toBeLessThanOrEqual(8 * KILOBYTE);
});

test("a class adds at most 20 KB of JavaScript to its console", () => {
  const atRest = loadedBy("console.page.ts");
  const total = loadedBy("teach.page.ts")
    .filter((address) => !atRest.includes(address))
    .map((address) => weigh(assets.files.get(address) ?? ""))
    .reduce((sum, size) => sum + size);
  expect(total).toBeGreaterThan(KILOBYTE);
  expect(total).toBeLessThanOrEqual(20 * KILOBYTE);
});

const lessons = readdirSync(join(ROOT, "apps")).filter((name) =>
  /^\d\d-/.test(name),
);

test.each([
  "/",
  "/compare",
  "/revise",
  "/revise/quiz",
  "/revise/mock",
  ...lessons.map((folder) => `/lessons/${folder}`),
])("%s is at most 30 KB gzipped", async (address) => {
  const { text } = await request(gallery.app).get(address).expect(200);
  expect(weigh(text)).toBeLessThanOrEqual(30 * KILOBYTE);
});
