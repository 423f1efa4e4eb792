// A class of many: `npm run class-students -- 1000`, with `--processes 2` on
// two processes behind nginx, with Redis. Loopback only, at most 3,000 students
// and four minutes. It prints what it saw; a slow machine is no error.
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measureClass } from "./measure.ts";
import { startServed } from "./served.ts";

const LONGEST_MS = 240_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { processes: { type: "string", default: "1" } },
});
const students = Number(positionals[0] ?? 1000);
const processes = Number(values.processes);
if (
  !(Number.isInteger(students) && students >= 1 && students <= 3000) ||
  ![1, 2].includes(processes)
) {
  console.error(
    "Usage: npm run class-students -- [1 to 3000 students] [--processes 2]",
  );
  process.exit(1);
}

const late = setTimeout(() => {
  console.error(`It took longer than ${LONGEST_MS / 1000} seconds: given up.`);
  process.exit(1);
}, LONGEST_MS);
const served = await startServed(processes);
process.once("exit", served.kill);
process.once("SIGINT", () => process.exit(1));
process.once("SIGTERM", () => process.exit(1));
try {
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}: ${students} students on ${processes === 1 ? "one process" : "two processes with Redis and nginx"}`,
  );
  for (const line of await measureClass(served, students)) console.log(line);
} finally {
  await served.end();
  clearTimeout(late);
}
