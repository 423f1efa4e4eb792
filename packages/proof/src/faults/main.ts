// npm run faults: a lesson does everything wrong that a lesson can, and the
// gallery goes on: one sentence for whoever asked, and pages for all others.
import { startGallery } from "@decant/gallery";
import { quantile, watchPages } from "../class-load/measure.ts";
import { DEEDS, makeMadLesson, TRY } from "./mad-lesson.ts";

/** No usable answer, or none in time; an exception is an ordinary 500. */
const FAULTS = new Set([502, 504]);
/** Flask's children cannot reach descriptor 3. */
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
  const { status, text, cookie } = await ask(side, `GET /${path}`, "");
  const milliseconds = Math.round(performance.now() - start);
  const again = await ask(side, "GET /", cookie);
  const isTold = ANSWERED.has(`${side} ${path}`)
    ? status === 200
    : FAULTS.has(status) && !text.includes(repository.root);
  const isRight = isTold && again.text.includes("Hello, Flask!");
  console.log(
    `${isRight ? "ok" : "WRONG"}: ${side} ${path}: ${status} after ${milliseconds} ms, then ${again.status}.`,
  );
  if (!isRight) process.exitCode = 1;
}

async function ask(side: string, raw: string, cookie: string) {
  const response = await fetch(`${gallery.url}${TRY}`, {
    method: "POST",
    headers: { cookie },
    body: new URLSearchParams({ left: side, right: side, raw }),
    signal: AbortSignal.timeout(60_000),
  });
  return {
    status: response.status,
    text: await response.text(),
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? cookie,
  };
}
