import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createProbe } from "node:net";
import { freemem } from "node:os";
import type { Lesson } from "@decant/catalog";
import { lanAddresses } from "@decant/room/address";
import { many } from "../excerpt.ts";
import { rehearseSide, splitByInstalled } from "../rehearse-side.ts";
import { findRoot, loadLessons } from "../repository.ts";
import { judgeStage } from "../stage.ts";
import { colors, print, withProgress } from "../terminal.ts";
import { GALLERY_PORT } from "./gallery.ts";

/** The gallery, its lessons, and a class of a thousand. */
const MEMORY_MB = 1024;
/** A connection for each of a thousand students, pages and lessons besides. */
const DESCRIPTORS = 2048;

/** What was looked at: a sentence, and whether a class can do with it. */
interface Check {
  readonly isGood: boolean;
  readonly sentence: string;
}

/**
 * Checks what a class needs, before the hour: the machine, the network and
 * every lesson's play. The exit code is 1 if something would fail.
 */
export async function doctorClass(): Promise<void> {
  const lessons = loadLessons(findRoot());
  const host = lanAddresses()[0];
  show(checkMemory(freemem()));
  show(checkDescriptors(openFiles()));
  show(await checkPort("127.0.0.1"));
  if (host) {
    show(await checkPort(host));
    show(await checkNetwork(host));
  } else show(NO_NETWORK);
  await withProgress("Playing every lesson", async (say) => {
    for (const lesson of lessons) {
      say(`Playing lesson ${lesson.number} of ${lessons.length}`);
      show(await checkLesson(lesson));
    }
  });
}

function show({ isGood, sentence }: Check): void {
  print(`${isGood ? colors.green("✓") : colors.red("✗")} ${sentence}`);
  if (!isGood) process.exitCode = 1;
}

/** @param free - in bytes */
export function checkMemory(free: number): Check {
  const megabytes = Math.round(free / 2 ** 20);
  const isGood = megabytes >= MEMORY_MB;
  return {
    isGood,
    sentence: isGood
      ? `Memory: ${megabytes} MB are free.`
      : `Memory: only ${megabytes} MB are free, and a class should have ${MEMORY_MB}: close other programs.`,
  };
}

/** @param limit - how many files and connections a process may have open */
export function checkDescriptors(limit: number): Check {
  const isGood = limit >= DESCRIPTORS;
  const amount = limit === Number.POSITIVE_INFINITY ? "any number of" : limit;
  return {
    isGood,
    sentence: isGood
      ? `Connections: a process may have ${amount} open.`
      : `Connections: a process may have only ${limit} open, so a class takes about ${Math.floor(limit / 2)} students. More: ulimit -n ${DESCRIPTORS}, in the terminal that starts the class.`,
  };
}

/** The hard limit: Node raises its own to that. */
function openFiles(): number {
  const { userLimits } = process.report.getReport() as unknown as {
    userLimits?: { open_files: { hard: number | "unlimited" } };
  };
  const hard = userLimits?.open_files.hard ?? "unlimited";
  return hard === "unlimited" ? Number.POSITIVE_INFINITY : hard;
}

async function checkPort(host: string): Promise<Check> {
  const probe = createProbe();
  const problem = await new Promise<string | undefined>((resolve) => {
    probe.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code ?? error.message),
    );
    probe.listen(GALLERY_PORT, host, () => resolve(undefined));
  });
  probe.close();
  return {
    isGood: !problem,
    sentence: problem
      ? `Port ${GALLERY_PORT} of ${host}: ${problem}. Stop what listens there, or choose another: PORT=8000 npm start -- --class.`
      : `Port ${GALLERY_PORT} of ${host} is free.`,
  };
}

const NO_NETWORK: Check = {
  isGood: false,
  sentence:
    "Network: this machine is in none, so no phone reaches it. Join the room's network.",
};

/** Whether this machine reaches itself there; what phones may, it cannot tell. */
async function checkNetwork(host: string): Promise<Check> {
  const server = createServer((_req, res) => res.end("here")).listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    await (await fetch(`http://${host}:${port}`)).text();
    return {
      isGood: true,
      sentence: `Network: students would join on http://${host}:${GALLERY_PORT}. Open it once on a phone: some networks keep their guests apart, and a firewall may refuse.`,
    };
  } catch (error) {
    return {
      isGood: false,
      sentence: `Network: ${host} does not answer (${(error as Error).message}): look at this machine's firewall.`,
    };
  } finally {
    server.close();
  }
}

async function checkLesson(lesson: Lesson): Promise<Check> {
  const { installed, missing } = splitByInstalled(lesson);
  const played = await Promise.all(
    installed.map((side) => rehearseSide(lesson, side)),
  );
  // A side that is missing is no failure of a class: it shows the recording.
  const { failures } = judgeStage(lesson, [], played);
  const title = `Lesson ${lesson.number}: `;
  const recorded = missing.map(({ side }) => `${side.label} as recorded`);
  const requests = many(lesson.requests.length, "request");
  return failures.length > 0
    ? { isGood: false, sentence: title + failures.join(" ") }
    : {
        isGood: true,
        sentence: `${title}${[`${requests} as recorded on ${installed.map(({ label }) => label).join(", ") || "no side"}`, ...recorded].join(", ")}.`,
      };
}
