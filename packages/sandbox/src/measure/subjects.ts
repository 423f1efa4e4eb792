import type { Lesson } from "@decant/catalog";
import type { Browser, CDPSession, Page } from "@playwright/test";

/** What one visit took, in milliseconds. */
export interface Visit {
  /** From Send to the first answer. */
  readonly first: number;
  /** The processor's time of all of the browser's processes meanwhile. */
  readonly cpu: number;
  /** A request after that: the median of twenty. */
  readonly request: number;
}

const LESSON = "01-what-is-flask";
const PREPARED = "second visit, started before";
/** From the page to Send. */
const REACH_MS = 1000;

/**
 * Visits with a fresh profile, then again with the same one: once Send is
 * pressed at once, once a second after the page has begun to start the side.
 */
export async function visitAll(
  chrome: Browser,
  address: string,
  side: string,
): Promise<ReadonlyMap<string, Visit>> {
  const context = await chrome.newContext();
  const cdp = await chrome.newBrowserCDPSession();
  const visits = new Map<string, Visit>();
  try {
    for (const name of ["first visit", "second visit", PREPARED]) {
      const page = await context.newPage();
      await page.goto(address);
      await page.waitForFunction(() => "sandbox" in globalThis);
      visits.set(name, await visit(cdp, page, side, name === PREPARED));
      await page.close();
    }
    return visits;
  } finally {
    await context.close();
  }
}

async function visit(
  cdp: CDPSession,
  page: Page,
  side: string,
  isPrepared: boolean,
): Promise<Visit> {
  const before = await processorTime(cdp);
  if (isPrepared) {
    await page.evaluate(([lesson, name]) => sandbox.prepare(lesson, name), [
      LESSON,
      side,
    ] as const);
    await page.waitForTimeout(REACH_MS);
  }
  const first = await page.evaluate(
    ([lesson, name]) => sandbox.time(lesson, name, 1),
    [LESSON, side] as const,
  );
  const cpu = (await processorTime(cdp)) - before;
  const later = await page.evaluate(
    ([lesson, name]) => sandbox.time(lesson, name, 21),
    [LESSON, side] as const,
  );
  // What is kept for the next visit is written behind the answer.
  if (side === "flask") await page.waitForFunction(isKept);
  return { first: first[0] ?? 0, cpu, request: median(later.slice(1)) };
}

/**
 * From saving a side's main file to the last answer of all the lesson's
 * requests, once the compiler is there: the median of five, in milliseconds.
 */
export async function visitEdits(
  chrome: Browser,
  address: string,
  lesson: Lesson,
  side: string,
): Promise<number> {
  const [file] = lesson.sides.find(({ name }) => name === side)?.files ?? [];
  if (!file) throw new Error(`${lesson.folder} has no side ${side}.`);
  const edits = Array.from({ length: 6 }, (_, count) => ({
    [file.path]: file.text + "\n".repeat(count + 1),
  }));
  const page = await chrome.newPage();
  try {
    await page.goto(address);
    await page.waitForFunction(() => "sandbox" in globalThis);
    const taken = await page.evaluate(
      ([folder, name, texts]) => sandbox.timeEdits(folder, name, texts),
      [lesson.folder, side, edits] as const,
    );
    return median(taken.slice(1));
  } finally {
    await page.close();
  }
}

/** Plain Pyodide with Flask, with a fresh profile. */
export async function visitPlain(
  chrome: Browser,
  address: string,
): Promise<Pick<Visit, "first" | "cpu">> {
  const context = await chrome.newContext();
  const cdp = await chrome.newBrowserCDPSession();
  try {
    const page = await context.newPage();
    await page.goto(`${address}plain/index.html`);
    await page.waitForFunction(() => "measurePlain" in globalThis);
    const before = await processorTime(cdp);
    const first = await page.evaluate(() => measurePlain());
    return { first, cpu: (await processorTime(cdp)) - before };
  } finally {
    await context.close();
  }
}

async function isKept(): Promise<boolean> {
  const cache = await caches.open("decant-python");
  return (await cache.keys()).length > 0;
}

/** In milliseconds, of all processes that there are. */
async function processorTime(cdp: CDPSession): Promise<number> {
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

declare global {
  var measurePlain: () => Promise<number>;
}
