import {
  BadRequest,
  type Opened,
  parseRequest,
  RefusedRequest,
  type WireRequest,
} from "@decant/exchange";
import { answersHtml } from "../answers/html.ts";
import { needsOf } from "../answers/needs.ts";
import { outcomeOf } from "../answers/outcome.ts";
import { counted } from "../answers/text.ts";
import { type Outcome, viewExchange } from "../answers/view.ts";
import { chosenRunner, runsHere } from "../runner/chosen-runner.page.ts";
import { NO_GALLERY } from "../runner/no-gallery.ts";
import { canRunHere, switchRunner } from "../runner/switch.page.ts";
import { write } from "../site/dom.page.ts";
import { markSent } from "../site/progress.page.ts";
import { draw, live, showAnswers } from "./answers.page.ts";
import { chosen } from "./choices.page.ts";
import { folderShown } from "./folder.page.ts";
import { lessonData, pairShown } from "./lesson-data.page.ts";
import { clearNotice, notify } from "./notice.page.ts";
import { ownRequest } from "./own-request.page.ts";

/** The requests that the servers have had since they began afresh. */
const sent = new Set<string>();
let running: AbortController | undefined;

/** Sends the chosen request, or the edited one; a second call stops it. */
export async function sendOrStop(): Promise<void> {
  if (running) return running.abort();
  const raw = ownRequest();
  const name = chosen("request")?.value ?? "";
  await run(async (opened, signal) => {
    if (raw === undefined) {
      await sendNamed(opened, name, signal);
      await offerNeeds(name);
    } else await send(opened, parseRequest(raw), "", signal);
  });
}

/** Plays all requests in their order, from a fresh start. */
export async function playAll(): Promise<void> {
  if (running) return running.abort();
  sent.clear();
  let played = 0;
  await run(async (opened, signal) => {
    const { requests } = await lessonData();
    const told = new Map<string, Map<string, Outcome>>();
    for await (const event of opened.play(signal)) {
      const outcomes = told.get(event.request) ?? new Map<string, Outcome>();
      told.set(event.request, outcomes.set(event.side, outcomeOf(event)));
      await keep(event.request, event.request, outcomes);
      countSent(event.request);
      played = told.size;
      write("[data-origin]", `${played} of ${requests.length} played`);
    }
  });
  await showAnswers();
  if (played > 0)
    write("[data-spoken]", `${counted(played, "request")} played`);
}

/** Forgets the visitor's cookies and what their requests have stored. */
export async function reset(): Promise<void> {
  running?.abort();
  await (await open()).end();
  sent.clear();
  live.clear();
  await showAnswers();
  notify("Your state is gone: the next request meets a fresh start.");
}

/** Runs in this browser what ran on the server, or the other way round. */
export async function changeRunner(): Promise<void> {
  running?.abort();
  sent.clear();
  live.clear();
  switchRunner();
  await showAnswers();
  notify(
    runsHere()
      ? "Both sides now run in this browser, from a fresh start. What you send stays on this device."
      : "Both sides now run on the server, from where they were.",
  );
}

/** A side that this machine lacks may run in the browser all the same. */
function offerThisBrowser(): void {
  notify("The server cannot run both sides.", "Run in this browser", () => {
    void changeRunner().then(sendOrStop);
  });
}

/** Runs something that can be stopped, and says in a sentence what failed. */
async function run(
  act: (opened: Opened, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const now = new AbortController();
  running = now;
  clearNotice();
  write("[data-send-label]", "Stop");
  try {
    await act(await open(), now.signal);
    if (now.signal.aborted) await showAnswers();
  } catch (error) {
    const isTold =
      error instanceof BadRequest || error instanceof RefusedRequest;
    notify(isTold ? error.message : NO_GALLERY);
  } finally {
    running = undefined;
    write("[data-send-label]", "Send");
  }
}

async function open(): Promise<Opened> {
  const { folder } = await lessonData();
  const names = [...new Set(pairShown())];
  const runner = await chosenRunner();
  return runner.open(
    folder,
    names.map((name) => ({ name, files: {} })),
  );
}

async function sendNamed(
  opened: Opened,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const { requests } = await lessonData();
  const request = requests.find((one) => one.name === name);
  if (request) await send(opened, request, name, signal);
}

/** Sends one request, and shows each side's answer as it comes. */
async function send(
  opened: Opened,
  wire: WireRequest,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const outcomes = new Map<string, Outcome>(
    pairShown().map((side) => [side, { kind: "waiting" }]),
  );
  await keep(name || wire, name, outcomes);
  const missing: string[] = [];
  for await (const event of opened.send(wire, name, signal)) {
    outcomes.set(event.side, outcomeOf(event));
    await keep(name || wire, name, outcomes);
    const isDown = event.kind === "fault" && event.fault === "not-started";
    if (isDown) missing.push(event.side);
  }
  countSent(name);
  if (missing.length > 0 && (await canRunHere(missing))) offerThisBrowser();
}

/** Keeps that the servers had a request; one of the visitor's has no name. */
function countSent(name: string): void {
  sent.add(name);
  if (name !== "") markSent(folderShown(), name);
}

/** Shows answers if their request is the chosen one, and keeps them. */
async function keep(
  request: string | WireRequest,
  name: string,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<void> {
  const data = await lessonData();
  const view = viewExchange({ data, request, pair: pairShown(), outcomes });
  const times = view.columns.map(({ time }) => time).filter(Boolean);
  const drawn = {
    html: answersHtml(view),
    spoken: view.spoken,
    origin:
      times.length > 0
        ? `live${runsHere() ? " here" : ""} · ${times.join(", ")}`
        : "…",
  };
  if (name !== "") live.set(name, drawn);
  if (name === "" || chosen("request")?.value === name) draw(drawn);
}

/** Says which earlier requests are missing, and offers to send them first. */
async function offerNeeds(name: string): Promise<void> {
  const data = await lessonData();
  const missing = needsOf(data, name, pairShown()).filter(
    (need) => !sent.has(need),
  );
  if (missing.length === 0) return;
  notify(
    `It was recorded after ${missing.map((one) => `“${one}”`).join(", ")}.`,
    "Send those first",
    () =>
      void run(async (opened, signal) => {
        for (const one of [...missing, name]) {
          await sendNamed(opened, one, signal);
        }
      }),
  );
}
