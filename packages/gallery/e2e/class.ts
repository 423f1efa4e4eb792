import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { PHONE } from "./gallery.ts";

const GALLERY = join(dirname(fileURLToPath(import.meta.url)), "..");
const SESSIONS = "11-sessions";

/** A class that runs: its two addresses and its code. */
export interface RunningClass {
  readonly gallery: string;
  readonly students: string;
  readonly code: string;
}

/** Playwright's test, with a class that each test starts for itself. */
export const test = base.extend<{ running: RunningClass }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  running: async ({}, use) => {
    const server = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        "--conditions=@decant/source",
        "src/server.ts",
        "--class",
        "--host",
        "127.0.0.1",
        "--name",
        "Ms Okafor",
      ],
      {
        cwd: GALLERY,
        env: { ...process.env, PORT: "0", REDIS_URL: "" },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    await use(await readAddresses(server));
    server.kill("SIGTERM");
    await once(server, "exit");
  },
});

async function readAddresses({ stdout }: ChildProcess): Promise<RunningClass> {
  if (!stdout) throw new Error("The class has no output.");
  const found: { gallery?: string; students?: string; code?: string } = {};
  for await (const line of createInterface({ input: stdout })) {
    const [, gallery] = /open on (http:\S+)/.exec(line) ?? [];
    const [, students, code] =
      /(http:\S+)\/join with the code (\w+)/.exec(line) ?? [];
    Object.assign(
      found,
      gallery && { gallery },
      students && { students, code },
    );
    if (found.gallery && found.students) return found as RunningClass;
  }
  throw new Error("The class ended before it said its addresses.");
}

/** The teacher's console, in a context of its own. */
export async function openConsole(
  browser: Browser,
  { gallery }: RunningClass,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: gallery,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto("/class");
  await page.locator("[data-console][data-state=on]").waitFor();
  return page;
}

/** The projector, beside the console in its browser. */
export async function openProjector(console: Page): Promise<Page> {
  const page = await console.context().newPage();
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto("/class/projector");
  await page.locator("[data-screen=stage][data-fit]").waitFor();
  return page;
}

/** What a page has received through its sockets. */
export interface Heard {
  readonly frames: string[];
}

/** A student who has joined, in a context of their own. */
export async function joinClass(
  browser: Browser,
  { students, code }: RunningClass,
  name: string,
): Promise<Page & Heard> {
  const context: BrowserContext = await browser.newContext({
    baseURL: students,
    viewport: PHONE,
  });
  const page = await context.newPage();
  const frames: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(String(payload))),
  );
  await page.goto(`/join?code=${code}`);
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await page.locator("[data-student][data-state=on]").waitFor();
  return Object.assign(page, { frames });
}

/** Shows a part of the lesson on sessions. */
export async function goToPart(console: Page, part: string): Promise<void> {
  await console
    .getByRole("combobox", { name: "Lesson" })
    .selectOption(SESSIONS);
  const name = console.locator(".name", { hasText: new RegExp(`^${part}`) });
  await console.locator("[data-plan] button", { has: name }).first().click();
  await expect(console.locator("[data-plan] [aria-current] .name")).toHaveText(
    new RegExp(`^${part}`),
  );
}

export { expect };
