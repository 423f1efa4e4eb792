import { readdirSync, readFileSync } from "node:fs";

const PAGE_MS = 500;
const MEMORY_MS = 1000;

/** Asks for pages all the time, and keeps how long each took. */
export function watchPages(url: string, pages: readonly string[]) {
  const times: number[] = [];
  let next = 0;
  const ask = async () => {
    const page = pages[next % pages.length];
    next += 1;
    const start = performance.now();
    await (await fetch(`${url}${page}`)).text();
    times.push(performance.now() - start);
  };
  const timer = setInterval(() => void ask(), PAGE_MS);
  return {
    stop(): readonly number[] {
      clearInterval(timer);
      return times;
    },
  };
}

/** Keeps the highest memory of a process and all that it started; Linux only. */
export function watchMemory(pid: number) {
  let highest = 0;
  const timer = setInterval(() => {
    const sizes = family(pid).map(proportional);
    highest = Math.max(
      highest,
      sizes.reduce((total, size) => total + size, 0),
    );
  }, MEMORY_MS);
  return {
    stop(): number {
      clearInterval(timer);
      return Math.round(highest);
    },
  };
}

function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const parent = /^PPid:\s*(\d+)$/m.exec(read(`/proc/${name}/status`))?.[1];
    parents.set(Number(name), Number(parent));
  }
  const isOurs = (id: number | undefined): boolean =>
    id !== undefined && (id === pid || isOurs(parents.get(id)));
  return [...parents.keys()].filter(isOurs);
}

/** In MB: each page that processes share is counted once among them. */
function proportional(pid: number): number {
  const rollup = read(`/proc/${pid}/smaps_rollup`);
  return Number(/^Pss:\s*(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * part));
  return Math.round(sorted[at] ?? 0);
}
