import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { type Assets, bundleAssets } from "../../src/site/assets.ts";

test("at rest the page has at most 6 KB of JavaScript and 12 KB of CSS, gzipped", async () => {
  const assets = await bundleAssets();
  const size = (sources: Iterable<string>) =>
    [...sources]
      .map((path) => gzipSync(assets.files.get(path) ?? "").length)
      .reduce((sum, length) => sum + length, 0);
  const scripts = ["theme.page.ts", "present.page.ts"].flatMap((source) => [
    ...loaded(assets, assets.address(source)),
  ]);
  expect(scripts.length).toBeGreaterThan(2);
  expect(size(new Set(scripts))).toBeLessThanOrEqual(6 * 1024);
  expect(size([assets.address("present.css")])).toBeLessThanOrEqual(12 * 1024);
});

/** A script, and those that it imports at once. */
function loaded(assets: Assets, path: string, found = new Set<string>()) {
  if (found.has(path)) return found;
  found.add(path);
  const text = Buffer.from(assets.files.get(path) ?? "").toString();
  for (const [, name] of text.matchAll(/(?:from|import)"(\/assets\/[^"]+)"/g)) {
    if (name) loaded(assets, name, found);
  }
  return found;
}
