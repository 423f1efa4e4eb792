import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { bundleAssets } from "../src/site/assets.ts";

test("a page's own JavaScript is at most 15 KB gzipped", async () => {
  const { address, files } = await bundleAssets();
  const total = ["theme.page.ts", "bench.page.ts"]
    .map((source) => gzipSync(files.get(address(source)) ?? "").length)
    .reduce((sum, size) => sum + size);
  expect(total).toBeGreaterThan(1000);
  expect(total).toBeLessThanOrEqual(15 * 1024);
});
