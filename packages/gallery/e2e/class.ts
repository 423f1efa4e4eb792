import { type ClassProcess, startClassProcess } from "@decant/room/load";
import {
  type Browser,
  test as base,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { PHONE } from "./gallery.ts";

const SESSIONS = "11-sessions";

/** Where a class is served, and its code. */
export type RunningClass = Pick<
  ClassProcess,
  "code" | "studentUrl" | "teacherUrl"
>;

/** A student's page, and what it has received through its sockets. */
export type StudentPage = Page & { readonly frames: string[] };

interface ClassPages {
  /** A class that each test starts for itself. */
  readonly running: ClassProcess;
  /** The teacher's console. */
  readonly console: Page;
  /** The projector, beside the console in its browser. */
  readonly projector: Page;
  /** Lets a student join, in a context of their own. */
  readonly join: (name: string) => Promise<StudentPage>;
  /** A student who has joined. */
  readonly ada: StudentPage;
}

/** Playwright's test, with the pages of a class. */
export const test = base.extend<ClassPages>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
  running: async ({}, use) => {
    const running = await startClassProcess();
    await use(running);
    await running.end();
  },
  console: async ({ browser, running }, use) => {
    await use(await openConsole(browser, running));
  },
  projector: async ({ console }, use) => {
    await use(await openProjector(console));
  },
  join: async ({ browser, running }, use) => {
    await use((name) => joinClass(browser, running, name));
  },
  ada: async ({ join }, use) => {
    await use(await join("Ada"));
  },
});

/** The teacher's console, in a context of its own. */
export async function openConsole(
  browser: Browser,
  { teacherUrl }: RunningClass,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: teacherUrl,
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

/** A student who has joined, in a context of their own. */
export async function joinClass(
  browser: Browser,
  { studentUrl, code }: RunningClass,
  name: string,
): Promise<StudentPage> {
  const context = await browser.newContext({
    baseURL: studentUrl,
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

/** Shows the part that sets a session, and lets all predict its answers. */
export async function openVote(console: Page): Promise<void> {
  await goToPart(console, "set");
  await nextStep(console, "Predict");
}

/** Goes on by key to the step that follows, which has this name. */
export async function nextStep(console: Page, name: string): Promise<void> {
  await console.keyboard.press("Enter");
  await expectStep(console, name);
}

/** The console itself has heard of a step: the next key goes on from there. */
export async function expectStep(console: Page, name: string): Promise<void> {
  await expect(
    console.locator("[data-step]", { hasText: name }),
  ).toHaveAttribute("aria-current", "step");
}

/** A vote is opened, one student says "Body", which is wrong, and it is revealed. */
export async function revealWrongVote(
  console: Page,
  student: Page,
): Promise<void> {
  await openVote(console);
  await student.getByRole("button", { name: "Body" }).click();
  await console.getByRole("button", { name: /^Reveal/ }).click();
}

/** The numbers of votes: status, body, header, nowhere. */
export function votesOf(console: Page): Locator {
  return console.locator("[data-votes] .bar b");
}

/** Ends the class for all. */
export async function endClass(console: Page): Promise<void> {
  await console.getByRole("button", { name: "End class" }).click();
  await console
    .getByRole("dialog")
    .getByRole("button", { name: "End class" })
    .click();
}

export { expect };
