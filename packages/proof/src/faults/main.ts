// npm run faults: a lesson does everything wrong that a lesson can, and the
// gallery goes on: one sentence for whoever asked, and pages for all others.
import { setTimeout as wait } from "node:timers/promises";
import { decodeBytes, type SideEvent } from "@decant/exchange";
import { startGallery } from "@decant/gallery";
import { quantile, watchPages } from "../class-load/measure.ts";
import { send } from "../send.ts";
import { EDITS, type Edit, FORKING_EDITS, isRunning } from "./mad-edits.ts";
import { DEEDS, LESSON, makeMadLesson } from "./mad-lesson.ts";

/** An exception is an ordinary 500. Flask's children cannot reach descriptor 3. */
const ANSWERED = new Set(["express throws", "flask throws", "flask bad-line"]);

/** How long the processes of an edit that is gone may take to end. */
const LEAVE_MS = 10_000;

const repository = makeMadLesson();
const gallery = await startGallery({ root: repository.root, port: 0 });
const pages = watchPages(gallery.url, ["/", "/compare"]);
try {
  await Promise.all([tryAll("express"), tryAll("flask")]);
} finally {
  const times = pages.stop();
  console.log(
    `Pages meanwhile: ${times.length}, median ${quantile(times, 0.5)} ms, slowest ${quantile(times, 1)} ms.`,
  );
  await gallery.close();
  repository.remove();
}

/** One after the other: a fault ends what a side's visitors share. */
async function tryAll(side: Edit["side"]): Promise<void> {
  for (const [name, path] of DEEDS)
    if (name === side) await tryDeed(side, path);
  for (const edit of EDITS) if (edit.side === side) await tryEdit(edit);
  for (const edit of FORKING_EDITS)
    if (edit.side === side) await tryForks(edit);
}

/** Asks for one fault, then for an ordinary answer. */
async function tryDeed(side: string, path: string): Promise<void> {
  const start = performance.now();
  const { event, cookie } = await ask(side, `GET /${path}`, "");
  const milliseconds = Math.round(performance.now() - start);
  const again = await ask(side, "GET /", cookie);
  const isTold =
    ANSWERED.has(`${side} ${path}`) === (event?.kind === "answer") &&
    !JSON.stringify(event).includes(repository.root);
  const isRight = isTold && bodyOf(again.event).includes("Hello, Flask!");
  report(
    isRight,
    `${side} ${path}: ${nameOf(event)} after ${milliseconds} ms, then ${nameOf(again.event)}.`,
  );
}

/** Sends a request to a changed side, then to the side as it is. */
async function tryEdit({ side, what, text, fault, told }: Edit): Promise<void> {
  const start = performance.now();
  const { event, cookie } = await ask(side, "GET /", "", filesOf(side, text));
  const milliseconds = Math.round(performance.now() - start);
  const again = await ask(side, "GET /", cookie);
  const isTold =
    event?.kind === "fault" &&
    event.fault === fault &&
    event.message.includes(told ?? "") &&
    !event.message.includes(repository.root);
  report(
    isTold && bodyOf(again.event).includes("Hello, Flask!"),
    `an edited ${side} ${what}: ${nameOf(event)} after ${milliseconds} ms, then ${nameOf(again.event)}.`,
  );
}

/** What a changed side has started must end with it. */
async function tryForks({ side, what, text }: Edit): Promise<void> {
  const { event, cookie } = await ask(side, "GET /", "", filesOf(side, text));
  const pids = JSON.parse(bodyOf(event) || "[]") as number[];
  const ran = pids.filter(isRunning).length;
  const other = filesOf(side, text + "\n".repeat(2));
  await ask(side, "GET /", cookie, other);
  const until = performance.now() + LEAVE_MS;
  while (pids.some(isRunning) && performance.now() < until) await wait(50);
  const left = pids.filter(isRunning).length;
  report(
    ran > 0 && left === 0,
    `an edited ${side} ${what}: ${ran} ran, ${left} are left after another edit.`,
  );
}

function report(isRight: boolean, sentence: string): void {
  console.log(`${isRight ? "ok" : "WRONG"}: ${sentence}`);
  if (!isRight) process.exitCode = 1;
}

function filesOf(side: Edit["side"], text: string): Record<string, string> {
  return { [side === "flask" ? "flask/app.py" : "src/app.ts"]: text };
}

async function ask(side: string, raw: string, cookie: string, files = {}) {
  const sent = await send(gallery.url, LESSON, [side], raw, cookie, files);
  return { event: sent.events[0], cookie: sent.cookie };
}

function nameOf(event: SideEvent | undefined): string {
  if (event?.kind === "answer") return String(event.answer.status);
  return event?.fault ?? "refused";
}

function bodyOf(event: SideEvent | undefined): string {
  return event?.kind === "answer" ? decodeBytes(event.answer.body) : "";
}
