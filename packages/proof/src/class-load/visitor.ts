import { setTimeout } from "node:timers/promises";
import { decodeBytes, type SideEvent } from "@decant/exchange";
import { send } from "../send.ts";

/** A visitor's ten requests are spread over this time. */
const LASTING_MS = 50_000;
const REQUESTS = 10;
const ATTEMPTS = 6;
const LESSON = "14-crud";
const SIDES = ["flask", "express"];

const isBusy = (event: SideEvent) =>
  event.kind === "fault" && event.fault === "busy";

/** What became of one visitor's requests. */
export interface Tally {
  /** Requests that both sides answered. */
  answers: number;
  /** Answers that said: try again in a few seconds. */
  waits: number;
  /** Answers that told of state which was lost. */
  told: number;
  /** Requests that a side did not answer, other than by telling to wait. */
  faults: number;
  /** Lists that lacked a row without a word, or held another visitor's. */
  mixed: number;
  /** How long each answered request took, in milliseconds. */
  times: number[];
}

/** Nine times makes a row in lesson 14, then asks for the list on both sides. */
export async function visit(
  url: string,
  index: number,
  size: number,
): Promise<Tally> {
  const tally: Tally = {
    answers: 0,
    waits: 0,
    told: 0,
    faults: 0,
    mixed: 0,
    times: [],
  };
  let cookie = "";
  const ask = async (raw: string): Promise<string> => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const start = performance.now();
      const sent = await send(url, LESSON, SIDES, raw, cookie);
      cookie = sent.cookie;
      const answers = sent.events.filter((event) => event.kind === "answer");
      if (answers.some(({ lost }) => lost)) tally.told += 1;
      if (answers.length === SIDES.length) {
        tally.answers += 1;
        tally.times.push(performance.now() - start);
        return answers.map(({ answer }) => decodeBytes(answer.body)).join("");
      }
      if (!sent.events.some(isBusy)) break;
      tally.waits += 1;
      await setTimeout(sent.retryAfter * 1000);
    }
    tally.faults += 1;
    return "";
  };

  const pace = LASTING_MS / REQUESTS;
  const begin = performance.now() + (index / size) * pace;
  const own = Array.from({ length: REQUESTS - 1 }, (_, n) => `v${index}-${n}@`);
  const stored: string[] = [];
  for (const [n, email] of own.entries()) {
    await setTimeout(begin + n * pace - performance.now());
    const body = JSON.stringify({ name: "Ada", email: `${email}example.org` });
    const answer = await ask(
      `POST /users\nContent-Type: application/json\n\n${body}`,
    );
    if (answer !== "") stored.push(email);
  }
  await setTimeout(begin + own.length * pace - performance.now());
  const list = await ask("GET /users");
  if (list === "" || tally.told > 0) return tally;
  const found = list.match(/v\d+-\d@/g) ?? [];
  // Each stands in the answers of two sides.
  const isWhole =
    found.every((email) => own.includes(email)) &&
    stored.every((email) => found.filter((one) => one === email).length === 2);
  if (!isWhole) tally.mixed += 1;
  return tally;
}
