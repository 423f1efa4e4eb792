// A class uses the gallery: `npm run class-load -- 10 30 100` has so many
// visitors at once. Loopback only, and at most a minute and a half for each.
import { availableParallelism } from "node:os";
import { startGallery } from "./gallery-process.ts";
import { quantile, watchMemory, watchPages } from "./measure.ts";
import { type Tally, visit } from "./visitor.ts";

const PAGES = ["/", "/lessons/05-dynamic-routes", "/compare"];

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1 || size > 600)) {
  console.error(
    "Usage: npm run class-load -- [visitors …], each from 1 to 600",
  );
  process.exit(1);
}

console.log(`Node ${process.version}, ${availableParallelism()} cores`);
for (const size of sizes.length > 0 ? sizes : [10, 30, 100]) {
  const gallery = await startGallery();
  const memory = watchMemory(gallery.pid);
  const pages = watchPages(gallery.url, PAGES);
  const tallies = await Promise.all(
    Array.from({ length: size }, (_, index) => visit(gallery.url, index, size)),
  );
  report(size, tallies, pages.stop(), memory.stop());
  await gallery.end();
}

function report(
  size: number,
  tallies: readonly Tally[],
  pages: readonly number[],
  megabytes: number,
): void {
  const sum = (key: "answers" | "waits" | "told" | "faults" | "mixed") =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  const times = tallies.flatMap(({ times: own }) => own);
  console.log(
    [
      `${size} visitors: ${sum("answers")} of ${size * 10} requests answered by both sides`,
      `told to wait ${sum("waits")}, told of lost state ${sum("told")}, faults ${sum("faults")}, state lost without a word or mixed ${sum("mixed")}`,
      `requests: median ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`,
      `pages: median ${quantile(pages, 0.5)} ms, slowest ${quantile(pages, 1)} ms, of ${pages.length}`,
      `memory at most ${megabytes} MB in all (resident, shared pages counted once)`,
    ].join("\n  "),
  );
  if (sum("mixed") + sum("faults") === 0) return;
  console.log(`WRONG: ${size} visitors were not all answered`);
  process.exitCode = 1;
}
