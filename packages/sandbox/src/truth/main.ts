// Plays every recorded request inside headless Chromium, and compares with
// what is recorded.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLessons } from "@decant/catalog";
import { buildSandbox } from "../build/index.ts";
import { openBrowser } from "./browser.ts";
import { compareSide } from "./compare-side.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

const wanted = process.argv.slice(2).filter((one) => /^\d+$/.test(one));
const names = process.argv.slice(2).filter((one) => /^[a-z]+$/.test(one));
const lessons = readLessons(ROOT).filter(
  ({ number }) => wanted.length === 0 || wanted.includes(String(number)),
);
const folder = mkdtempSync(join(tmpdir(), "decant-sandbox-"));
await buildSandbox(lessons, folder);
const browser = await openBrowser(folder);
let failures = 0;
let total = 0;
try {
  for (const lesson of lessons) {
    for (const side of lesson.sides) {
      if (names.length > 0 && !names.includes(side.name)) continue;
      const found = await compareSide(browser, lesson, side);
      total += lesson.requests.length;
      failures += new Set(found.map(({ request }) => request)).size;
      console.log(
        `${found.length === 0 ? "✓" : "✗"} ${lesson.folder} ${side.name}`,
      );
      for (const { request, part, recorded, live } of found.slice(0, 12)) {
        console.log(
          `    ${request}: ${part}\n      recorded ${recorded.slice(0, 300)}\n      live     ${live.slice(0, 300)}`,
        );
      }
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
console.log(`${total - failures} of ${total} answers are as recorded.`);
process.exitCode = failures > 0 ? 1 : 0;
