import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { io, type Socket } from "socket.io-client";
import type { Place, Reply, TeacherState } from "../protocol.ts";
import type { CrowdOrder, CrowdReport } from "./crowd.ts";
import type { Served } from "./served.ts";

const CROWDS = 4;
const JOINS_A_SECOND = 200;
/** With votes, and as many without. */
const STEPS = 10;
/** A teacher who hurries. */
const STEP_MS = 1500;
/** For the last step to arrive. */
const SETTLE_MS = 3000;

/** Lets students join, then shows steps, and says what was seen. */
export async function measureClass(
  served: Served,
  students: number,
): Promise<string[]> {
  const [first] = served.processes;
  if (!first) throw new Error("No process serves the class.");
  const teacher = io(`${first.teacherUrl}/teacher`, {
    auth: { console: "load-script" },
    transports: ["websocket"],
    extraHeaders: { Cookie: first.cookie },
  });
  const [state] = (await heard(teacher, "state")) as [TeacherState];
  await idleAgain(served);
  const before = memoryOf(served);

  const crowds = startCrowds(Math.min(CROWDS, students));
  const each = () => crowds.map((crowd) => once(crowd, "message"));
  await Promise.all(each());
  const started = Date.now();
  const idle = cpuOf(served);
  const joined = each();
  for (const [index, crowd] of crowds.entries()) {
    crowd.send({
      url: served.url,
      code: first.code,
      students: Math.floor((students + index) / crowds.length),
      everyMs: (1000 / JOINS_A_SECOND) * crowds.length,
    } satisfies CrowdOrder);
  }
  await Promise.all(joined);
  const joinMs = Date.now() - started;
  const full = memoryOf(served);

  const busy = cpuOf(served);
  const { lesson } = state.shown.place;
  const voted = await showSteps(teacher, 2, votingPlaces(lesson));
  await wait(SETTLE_MS);
  const quiet = cpuOf(served);
  const parts = await partsOf(first.teacherUrl, lesson);
  const shown = await showSteps(teacher, 2 + STEPS, parts);
  await wait(SETTLE_MS);
  const cpu = [busy - idle, quiet - busy, cpuOf(served) - quiet] as const;
  const shownAt = new Map([...voted, ...shown]);

  const reports = await Promise.all(crowds.map(report));
  teacher.close();
  const joins = reports.flatMap((one) => one.joins);
  const votes = reports.flatMap((one) => one.votes);
  const delays = [...shownAt].flatMap(([number, at]) =>
    reports.flatMap((one) =>
      (one.heard[number] ?? []).map((hear) => hear - at),
    ),
  );
  const refused = reports.reduce((sum, one) => sum + one.refused, 0);
  return [
    `joined: ${joins.length} of ${students}, ${Math.round((joins.length * 1000) / joinMs)} a second (${JOINS_A_SECOND} asked for), each ${times(joins)}; refused ${refused}`,
    `steps: ${shownAt.size}, heard ${delays.length} of ${shownAt.size * students} times, after ${times(delays)}`,
    `votes: ${votes.length} taken, each ${times(votes)}`,
    `memory: ${Math.round(before / 1024)} MB before, ${Math.round(full / 1024)} MB with all students (resident; src/scale/main.ts says what one takes)`,
    `processor time: ${(cpu[0] / students).toFixed(1)} ms a join, ${Math.round(cpu[1] / STEPS)} ms a step with its votes and counts, ${Math.round(cpu[2] / STEPS)} ms one without`,
  ];
}

function startCrowds(count: number): ChildProcess[] {
  const script = fileURLToPath(new URL("crowd.ts", import.meta.url));
  const execArgv = ["--import=tsx", "--conditions=@decant/source"];
  return Array.from({ length: count }, () => fork(script, { execArgv }));
}

/** Steps of two questions in turn: the class votes, then sees the tally. */
function votingPlaces(lesson: string): Place[] {
  return Array.from({ length: STEPS }, (_, index) => ({
    lesson,
    part: null,
    request: null,
    quiz: Math.floor(index / 2) % 2,
    step: index % 2 === 0 ? "predict" : "answers",
  }));
}

/** Two parts in turn: nothing is asked, so nothing but the step is sent. */
async function partsOf(url: string, lesson: string): Promise<Place[]> {
  const page = await fetch(`${url}/class/lessons/${lesson}.json`);
  const { stage } = (await page.json()) as {
    stage: { parts: { region: string }[] };
  };
  const { parts } = stage;
  return Array.from({ length: STEPS }, (_, index) => ({
    lesson,
    part: parts[index % Math.min(parts.length, 2)]?.region ?? null,
    request: null,
    quiz: null,
    step: "region",
  }));
}

/**
 * @param from - the number of the first of them
 * @returns when each step was sent, by its number
 */
async function showSteps(
  teacher: Socket,
  from: number,
  places: readonly Place[],
): Promise<Map<number, number>> {
  const shownAt = new Map<number, number>();
  for (const [index, place] of places.entries()) {
    shownAt.set(from + index, Date.now());
    const reply = (await teacher.emitWithAck("show", place)) as Reply;
    if (!reply.ok) throw new Error(reply.why);
    await wait(STEP_MS);
  }
  return shownAt;
}

async function report(crowd: ChildProcess): Promise<CrowdReport> {
  const answer = once(crowd, "message");
  crowd.send("report");
  const [told] = (await answer) as [CrowdReport];
  return told;
}

/** The gallery draws its pages ahead when it starts: that is not measured. */
async function idleAgain(served: Served): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const before = cpuOf(served);
    await wait(1000);
    if (cpuOf(served) - before < 50) return;
  }
}

function heard(socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    socket.once(event, (...details: unknown[]) => resolve(details));
    socket.once("connect_error", reject);
  });
}

/** In KB, of all processes of the class together; Linux only, otherwise 0. */
function memoryOf({ processes }: Served): number {
  return processes
    .map(({ pid }) => read(`/proc/${pid}/smaps_rollup`))
    .map((text) => Number(/^Pss:\s*(\d+)/m.exec(text)?.[1] ?? 0))
    .reduce((sum, size) => sum + size, 0);
}

/** Milliseconds of processor time of all processes; Linux only, otherwise 0. */
function cpuOf({ processes }: Served): number {
  return processes
    .map(
      ({ pid }) => read(`/proc/${pid}/stat`).split(") ")[1]?.split(" ") ?? [],
    )
    .map((fields) => (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10)
    .reduce((sum, ms) => sum + ms, 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function times(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`;
}
