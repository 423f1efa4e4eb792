// Plays recorded requests in headless Chromium, and compares the answers.
//
//   npm run truth -w @decant/sandbox -- 5 21 express
//
// Without arguments: all lessons and all sides.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLessons } from "@decant/catalog";
import { buildSandbox } from "../build/index.ts";
import { browserLedger, explains } from "../ledger.ts";
import { openBrowser } from "./browser.ts";
import { compareSide, type Mismatch } from "./compare-side.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const LONGEST = 300;

const given = process.argv.slice(2);
const numbers = given.filter((one) => /^\d+$/.test(one)).map(Number);
const names = given.filter((one) => /^[a-z]/.test(one));
const lessons = readLessons(ROOT).filter(
  ({ number }) => numbers.length === 0 || numbers.includes(number),
);
const ledger = browserLedger().rows;
const played = new Set<string>();
const explained = new Set<object>();
let answers = 0;
let same = 0;
let unexplained = 0;

function show(found: Mismatch): void {
  const short = (text: string) => text.slice(0, LONGEST);
  console.log(`    ${found.request}: ${found.part}`);
  console.log(`      recorded ${short(found.recorded)}`);
  console.log(`      live     ${short(found.live)}`);
}

const folder = mkdtempSync(join(tmpdir(), "decant-sandbox-"));
const start = performance.now();
await buildSandbox(lessons, folder);
const browser = await openBrowser(folder);
try {
  for (const lesson of lessons) {
    for (const side of lesson.sides) {
      if (names.length > 0 && !names.includes(side.name)) continue;
      const where = { lesson: lesson.folder, side: side.name };
      played.add(`${where.lesson} ${where.side}`);
      const found = await compareSide(browser, lesson, side);
      const open = found.filter(({ request, part }) => {
        const row = ledger.find((one) =>
          explains(one, { ...where, request, part }),
        );
        if (row) explained.add(row);
        return !row;
      });
      const different = new Set(found.map(({ request }) => request)).size;
      answers += lesson.requests.length;
      same += lesson.requests.length - different;
      unexplained += open.length;
      console.log(
        `${open.length === 0 ? "✓" : "✗"} ${where.lesson} ${where.side}`,
      );
      for (const one of open) show(one);
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
const idle = ledger.filter(
  (row) => played.has(`${row.lesson} ${row.side}`) && !explained.has(row),
);
for (const { lesson, side, request, part } of idle) {
  console.log(
    `✗ ledger.md: ${lesson}, ${side}, ${request}: ${part} is no difference`,
  );
}
const seconds = Math.round((performance.now() - start) / 1000);
console.log(`${same} of ${answers} answers are as recorded; ${seconds} s.`);
process.exitCode = unexplained + idle.length > 0 ? 1 : 0;
