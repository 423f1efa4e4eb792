// Runs tasks of all packages, and says how far they are.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { exitCode, spawnChild } from "./child.mjs";

/** What Turborepo ends because of another task would look as if it had passed. */
const OWN = [
  "--output-logs=full",
  "--log-order=grouped",
  "--continue=dependencies-successful",
];

/**
 * Runs Turborepo with a line for each task that is done, and the output of
 * those that failed; the others go on. Whoever asks for another kind of output,
 * or how to go on, gets Turborepo's.
 *
 * @param root - the repository's folder
 * @param args - Turborepo's arguments after `run`
 * @param env - what is added to the environment
 * @returns the exit code
 */
export async function runTurbo(root, args, env) {
  const isOwn = !args.some((each) =>
    /^--(?:output-logs|log-order|continue)/.test(each),
  );
  const child = spawnTurbo(
    root,
    [...args, ...(isOwn ? OWN : [])],
    env,
    isOwn ? ["inherit", "pipe", "inherit"] : "inherit",
  );
  if (isOwn) showTasks(child.stdout);
  return exitCode(child);
}

/** Starts Turborepo as it is. */
export function spawnTurbo(root, args, env, stdio) {
  const require = createRequire(join(root, "package.json"));
  const turbo = join(
    dirname(require.resolve("turbo/package.json")),
    "bin/turbo",
  );
  return spawnChild(process.execPath, [turbo, "run", ...args], {
    cwd: root,
    stdio,
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: "1",
      // Each task starts processes of its own: one for each core is enough.
      TURBO_CONCURRENCY: process.env.TURBO_CONCURRENCY ?? "100%",
      ...env,
    },
  });
}

/** `@decant/lesson-05-dynamic-routes:test: PASS test/app.test.ts` */
const LINE = /^@decant\/(?:lesson-)?([\w-]+):(\w+): ?(.*)$/;

function showTasks(stream) {
  let task = "";
  let lines = [];
  const flush = () => {
    if (task === "") return;
    if (lines.some((line) => line.startsWith("npm error"))) {
      console.log([`✗ ${task}`, ...lines].join("\n"));
    } else {
      const isCached = lines[0]?.startsWith("cache hit") ?? false;
      console.log(`✓ ${task}${isCached ? " (unchanged)" : ""}`);
    }
    [task, lines] = ["", []];
  };
  const reader = createInterface({ input: stream });
  reader.on("line", (line) => {
    const [, place, name, text] = LINE.exec(line) ?? [];
    const next = place === undefined ? "" : `${place}: ${name}`;
    if (next !== task) flush();
    if (next === "") console.log(line);
    else lines.push(text);
    task = next;
  });
  reader.once("close", flush);
}
