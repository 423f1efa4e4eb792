// npm run faults: a lesson does everything wrong that a lesson can, and the
// gallery goes on: one sentence for whoever asked, and pages for all others.
import { decodeBytes, type SideEvent } from "@decant/exchange";
import { startGallery } from "@decant/gallery";
import { quantile, watchPages } from "../class-load/measure.ts";
import { send } from "../send.ts";
import { DEEDS, LESSON, makeMadLesson } from "./mad-lesson.ts";

/** An exception is an ordinary 500. Flask's children cannot reach descriptor 3. */
const ANSWERED = new Set(["express throws", "flask throws", "flask bad-line"]);

const repository = makeMadLesson();
const gallery = await startGallery({ root: repository.root, port: 0 });
const pages = watchPages(gallery.url, ["/", "/compare"]);
try {
  for (const [side, path] of DEEDS) await tryDeed(side, path);
} finally {
  const times = pages.stop();
  console.log(
    `Pages meanwhile: ${times.length}, median ${quantile(times, 0.5)} ms, slowest ${quantile(times, 1)} ms.`,
  );
  await gallery.close();
  repository.remove();
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
  console.log(
    `${isRight ? "ok" : "WRONG"}: ${side} ${path}: ${nameOf(event)} after ${milliseconds} ms, then ${nameOf(again.event)}.`,
  );
  if (!isRight) process.exitCode = 1;
}

async function ask(side: string, raw: string, cookie: string) {
  const sent = await send(gallery.url, LESSON, [side], raw, cookie);
  return { event: sent.events[0], cookie: sent.cookie };
}

function nameOf(event: SideEvent | undefined): string {
  if (event?.kind === "answer") return String(event.answer.status);
  return event?.fault ?? "refused";
}

function bodyOf(event: SideEvent | undefined): string {
  return event?.kind === "answer" ? decodeBytes(event.answer.body) : "";
}
