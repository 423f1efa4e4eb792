import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLessons } from "@decant/catalog";
import { makeCards } from "../src/cards/index.ts";
import { writeDeck } from "../src/deck/index.ts";
import { judge, type Report } from "./judge.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const DAY_MS = 24 * 60 * 60 * 1000;

/** Has Anki's own importer take the deck in, in an environment of its own. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "decant-anki-"));
  try {
    const python = makeEnvironment(folder);
    const cards = makeCards(readLessons(ROOT));
    const now = new Date();
    const [first, later] = ["first.apkg", "later.apkg"].map((name) =>
      join(folder, name),
    ) as [string, string];
    writeFileSync(first, await writeDeck(cards, plain, now));
    const edited = cards.map((card, at) =>
      at === 0 ? { ...card, question: "Edited?" } : card,
    );
    const tomorrow = new Date(now.getTime() + DAY_MS);
    writeFileSync(later, await writeDeck(edited, plain, tomorrow));
    const script = join(HERE, "import_deck.py");
    const output = execFileSync(python, [script, first, later], {
      encoding: "utf8",
    });
    const problems = judge(JSON.parse(output) as Report, cards);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else console.log(`Anki took in ${cards.length} notes, and updated them.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeEnvironment(folder: string): string {
  const environment = join(folder, "venv");
  execFileSync("python3", ["-m", "venv", environment]);
  const python = join(environment, "bin", "python");
  const requirements = join(HERE, "requirements.txt");
  execFileSync(
    python,
    ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  return python;
}

/** Stands for the website's renderer of Markdown. */
function plain(markdown: string): string {
  return markdown.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

await main();
