import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The folders of all lessons. */
export const LESSONS = readdirSync(join(ROOT, "apps")).filter((name) =>
  /^\d\d-/.test(name),
);
export const LESSON = "/lessons/05-dynamic-routes";

export const PHONE = { width: 390, height: 844 };
export const PROJECTOR = { width: 1024, height: 768 };
export const DESKTOP = { width: 1440, height: 900 };

/** Playwright's test, with `baseURL` of a gallery that each worker starts. */
export const test = base.extend<object, { gallery: string }>({
  gallery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
    async ({}, use) => {
      const server = spawn(
        process.execPath,
        ["--import", "tsx", "--conditions=@decant/source", "src/server.ts"],
        {
          cwd: join(ROOT, "packages/gallery"),
          env: { ...process.env, PORT: "0" },
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      await use(await readAddress(server));
      server.kill("SIGTERM");
      await once(server, "exit");
    },
    { scope: "worker" },
  ],
  baseURL: async ({ gallery }, use) => use(gallery),
});

async function readAddress(server: ChildProcess): Promise<string> {
  const ended = once(server, "exit").then(() => {
    throw new Error("The gallery ended before it said its address.");
  });
  const said = once(server.stdout ?? server, "data");
  const [line] = await Promise.race([said, ended]);
  const [address = ""] = /http:\S+/.exec(String(line)) ?? [];
  return address;
}

const LOOKS = [
  { colorScheme: "light", size: DESKTOP },
  { colorScheme: "dark", size: DESKTOP },
  { colorScheme: "light", size: PHONE },
] as const;

/** Demands that axe finds nothing: light, dark, and on a phone. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const { colorScheme, size } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await expectNone(page);
  }
}

/** Demands that axe finds nothing in the page as it is. */
export async function expectNone(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes
      .slice(0, 4)
      .map(({ target, failureSummary }) => [target.join(" "), failureSummary]),
  }));
  expect(found).toEqual([]);
}

/** The script of the page listens. */
export async function ready(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
}

/** Records what moves in the pages that are opened from now on. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.push((entry as PerformanceEntry & { value: number }).value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** How far things have moved in the page: the sum of its layout shifts. */
export async function shiftOf(page: Page): Promise<number> {
  const shifts = await page.evaluate(
    () => (window as unknown as { shifts: number[] }).shifts,
  );
  return shifts.reduce((sum, value) => sum + value, 0);
}

export { expect };
