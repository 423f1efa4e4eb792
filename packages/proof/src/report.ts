// npm run proof: runs what tries to break Decant, one after the other, and
// writes what it printed to REPORT.md, with the machine and the versions.
// `npm run proof -- --check` writes nothing and has one class of thirty: CI has
// four minutes for it.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { arch, availableParallelism, platform, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./root.ts";

const onlyChecks = process.argv.includes("--check");
const PARTS: readonly (readonly [title: string, ...command: string[]])[] = [
  ["Hostile requests", "fuzz/main.ts"],
  [
    "A class",
    "class-load/main.ts",
    ...(onlyChecks ? ["30"] : ["10", "30", "100"]),
  ],
  ["A lesson that goes mad", "faults/main.ts"],
  ["Kills in the middle of writing", "kills/main.ts"],
];
const MOST_MS = 15 * 60_000;
/** What a part prints of each thing that did not hold. */
const WRONG = /^WRONG: .*$/gm;

const sections: string[] = [];
const wrong: string[] = [];
for (const [title, script = "", ...args] of PARTS) {
  console.log(`\n${title}`);
  const started = performance.now();
  const { code, output } = await run(script, args);
  const seconds = Math.round((performance.now() - started) / 1000);
  const verdict = code === 0 ? "held" : "did not hold";
  console.log(`${title}: ${verdict}, ${seconds} s.`);
  if (code !== 0) wrong.push(title, ...(output.match(WRONG) ?? []));
  sections.push(
    `## ${title}\n\nIt ${verdict}, in ${seconds} s.\n\n\`\`\`text\n${output.trim()}\n\`\`\`\n`,
  );
}
if (!onlyChecks) {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const head = `# What was tried, and held\n\nWritten by \`npm run proof\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${platform()} ${arch()}, ${availableParallelism()} cores, ${memory} GB.\n`;
  const path = join(ROOT, "packages/proof/REPORT.md");
  writeFileSync(path, [head, ...sections].join("\n"));
}
// Whoever sees only the end sees what it was.
if (wrong.length > 0) {
  console.log(["\nDid not hold:", ...wrong].join("\n"));
  process.exitCode = 1;
}

/** Runs a script of this folder, shows what it prints and keeps it. */
function run(script: string, args: readonly string[]) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    const child = spawn(
      process.execPath,
      [
        "--import=tsx",
        "--conditions=@decant/source",
        fileURLToPath(new URL(script, import.meta.url)),
        ...args,
      ],
      { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], timeout: MOST_MS },
    );
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
