// Measures what one step costs a process, for the model of fan-out.ts: the
// processor time between the teacher's message and the last byte written, the
// median of many steps; and what a student takes of its memory.
// `node --expose-gc --import=tsx --conditions=@decant/source src/scale/main.ts`
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { CrowdOrder } from "../load/crowd.ts";
import type { ClassPlan } from "../plan.ts";
import { Room } from "../room.ts";
import { serveStudents } from "../sockets.ts";

/** So many more students join before each measurement. */
const GROUPS = [250, 250, 500, 1000];
const STEPS = 41;
const PAUSE_MS = 100;
const CROWD = fileURLToPath(new URL("../load/crowd.ts", import.meta.url));

const lesson = "01-made-up";
const parts = ["one", "two"].map((region) => ({ region, requests: [] }));
const plan: ClassPlan = [{ folder: lesson, parts, quiz: [] }];
const room = await Room.open({ plan, teacher: "Ms Okafor" });
const server = createServer().listen(0, "127.0.0.1");
await once(server, "listening");
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
const hosts = () => [host];
await serveStudents(room, server, { hosts, most: 3000, behindProxy: false });

const crowds = [];
const empty = memory();
let students = 0;
for (const group of GROUPS) {
  const crowd = fork(CROWD, {
    execArgv: ["--import=tsx", "--conditions=@decant/source"],
  });
  crowds.push(crowd);
  await once(crowd, "message");
  const order = { url: `http://${host}`, code: room.state.code };
  crowd.send({ ...order, students: group, everyMs: 5 } satisfies CrowdOrder);
  await once(crowd, "message");
  students += group;
  await wait(2000);
  const step = (await measure()).toFixed(1);
  const each = ((memory() - empty) / students / 1024).toFixed(1);
  console.log(`${students} students: ${step} ms a step, ${each} KB a student`);
}
for (const crowd of crowds) crowd.disconnect();
await room.close();
server.close();
server.closeAllConnections();

/** In bytes: what is still in use after the garbage is collected. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** In milliseconds of processor time, user and system. */
async function measure(): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < STEPS; index += 1) {
    const part = parts[index % 2]?.region ?? null;
    const place = { lesson, part, request: null, quiz: null } as const;
    await wait(PAUSE_MS);
    const before = process.cpuUsage();
    // In one process a step is applied, and written to all, at once.
    const taken = room.take({
      kind: "show",
      place: { ...place, step: "region" },
      at: Date.now(),
    });
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    await taken;
  }
  return times.toSorted((a, b) => a - b)[Math.floor(STEPS / 2)] ?? 0;
}
