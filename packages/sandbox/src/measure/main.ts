// Measures how long both frameworks take to answer in headless Chromium, and
// what they weigh. The README's tables are what this printed.
//
//   npm run measure -w @decant/sandbox -- 5
//
// The number is how many times each is measured; the table has the medians.

import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLessons } from "@decant/catalog";
import { findPython } from "@decant/shared/host";
import { buildSandbox } from "../build/index.ts";
import { packWheels, WHEELS } from "../build/pack-wheels.ts";
import { openChromium, serveSandbox } from "../truth/browser.ts";
import { weigh } from "./bytes.ts";
import {
  median,
  type Visit,
  visitAll,
  visitEdits,
  visitPlain,
} from "./subjects.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const HERE = fileURLToPath(new URL("./", import.meta.url));
const PYODIDE = dirname(
  createRequire(import.meta.url).resolve("pyodide/package.json"),
);

/** A lesson with one file on each side. */
const EDITED = "05-dynamic-routes";
const runs = Number(process.argv[2] ?? 5);
const lessons = readLessons(ROOT);
const edited = lessons.find(({ folder: name }) => name === EDITED);
if (!edited) throw new Error(`There is no lesson ${EDITED}.`);
const folder = mkdtempSync(join(tmpdir(), "decant-measure-"));
await buildSandbox(lessons, folder);
writePlain();
const served = await serveSandbox(folder);
const visits: Record<string, Visit[]> = {};
const edits: Record<string, number[]> = {};
const plain: Pick<Visit, "first" | "cpu">[] = [];
for (let run = 0; run < runs; run += 1) {
  const chrome = await openChromium();
  try {
    for (const side of ["express", "flask"]) {
      const all = await visitAll(chrome, served.address, side);
      for (const [name, one] of all)
        (visits[`${side}, ${name}`] ??= []).push(one);
      (edits[side] ??= []).push(
        await visitEdits(chrome, served.address, edited, side),
      );
    }
    plain.push(await visitPlain(chrome, served.address));
  } finally {
    await chrome.close();
  }
}
served.close();
print();
rmSync(folder, { recursive: true });

/** Plain Pyodide with Flask's packages, beside the sandbox. */
function writePlain(): void {
  const place = join(folder, "plain");
  mkdirSync(place);
  for (const name of readdirSync(PYODIDE)) {
    copyFileSync(join(PYODIDE, name), join(place, name));
  }
  const python = findPython(ROOT);
  if (!python) throw new Error("Flask is not installed: npx decant flask");
  const { flask: names } = packWheels(python, []);
  for (const name of names) copyFileSync(join(WHEELS, name), join(place, name));
  copyFileSync(join(HERE, "plain.js"), join(place, "plain.js"));
  copyFileSync(join(HERE, "plain.html"), join(place, "index.html"));
  writeFileSync(join(place, "flask.json"), JSON.stringify(names));
}

function print(): void {
  const load = loadavg()[0]?.toFixed(0);
  console.log(
    `Medians of ${runs}; ${cpus().length} cores, load ${load} at the end.\n`,
  );
  console.log("| | To the first answer | Processor time | A request after |");
  console.log("|---|---|---|---|");
  for (const [name, all] of Object.entries(visits)) {
    console.log(
      `| ${name} | ${seconds(all.map(({ first }) => first))} | ${seconds(all.map(({ cpu }) => cpu))} | ${median(all.map(({ request }) => request)).toFixed(1)} ms |`,
    );
  }
  console.log(
    `| plain Pyodide with Flask | ${seconds(plain.map(({ first }) => first))} | ${seconds(plain.map(({ cpu }) => cpu))} | |`,
  );
  console.log(
    `\n| Lesson ${edited?.number} | From a save to all its answers |`,
  );
  console.log("|---|---|");
  for (const [name, all] of Object.entries(edits))
    console.log(`| ${name} | ${seconds(all)} |`);
  console.log("\n| Compressed | Express | Flask |\n|---|---|---|");
  for (const { folder: name } of lessons) {
    const [express, flask] = ["express", "flask"].map((side) =>
      Math.round(weigh(folder, name, side)).toLocaleString("en"),
    );
    console.log(`| ${name} | ${express} KB | ${flask} KB |`);
  }
}

function seconds(all: readonly number[]): string {
  return `${(median(all) / 1000).toFixed(2)} s`;
}
