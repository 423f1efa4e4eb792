import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import type { Answer, Runner, SideEvent } from "@decant/exchange";
import { expect, test } from "@jest/globals";
import { toLessonData } from "../../src/answers/lesson-data.ts";
import { type Asked, RECORDED } from "../../src/compare/across.ts";
import { sendBoth } from "../../src/compare/send-both.ts";
import { ROOT } from "../made-up.ts";

const data = toLessonData(readLesson(join(ROOT, "apps/11-sessions")));

const answer: Answer = {
  status: 200,
  reason: "OK",
  headers: [],
  body: new Uint8Array(),
  received: new Uint8Array(),
  sent: new Uint8Array(),
  milliseconds: 1,
};

/** A runner that always answers the same, and a log of what it was asked. */
function logged(): { runner: Runner; log: string[] } {
  const log: string[] = [];
  const runner: Runner = {
    open: (lesson, [side]) => ({
      async *send({ path }, request): AsyncGenerator<SideEvent> {
        log.push(`${lesson} ${side?.name} ${path}`);
        await Promise.resolve();
        log.push(`${side?.name} answered`);
        yield { side: side?.name ?? "", request, kind: "answer", answer };
      },
      play: () => {
        throw new Error("Nothing is played.");
      },
      test: () => Promise.reject(new Error("Nothing is tested.")),
      end: () => Promise.resolve(),
    }),
  };
  return { runner, log };
}

function ask(side: string, request: string): Asked {
  return { data, side, request, outcome: RECORDED };
}

async function sent(left: Asked, right: Asked) {
  const { runner, log } = logged();
  const told: unknown[] = [];
  const { signal } = new AbortController();
  await sendBoth(
    runner,
    [left, right],
    (hand, outcome) => told.push([hand, outcome]),
    signal,
  );
  return { log, told };
}

test("two sides are asked at once", async () => {
  const { log, told } = await sent(
    ask("flask", "Set"),
    ask("express", "Read before anything is set"),
  );
  expect(log).toEqual([
    "11-sessions flask /set_session",
    "11-sessions express /get_session",
    "flask answered",
    "express answered",
  ]);
  expect(told).toEqual([
    [0, { kind: "live", answer }],
    [1, { kind: "live", answer }],
  ]);
});

test("one side is asked one after the other: both share its state", async () => {
  const { log } = await sent(
    ask("express", "Set"),
    ask("express", "Read before anything is set"),
  );
  expect(log).toEqual([
    "11-sessions express /set_session",
    "express answered",
    "11-sessions express /get_session",
    "express answered",
  ]);
});

test("what a request needs goes before it", async () => {
  const { log, told } = await sent(
    ask("flask", "Set"),
    ask("express", "Put milk into the basket"),
  );
  expect(log.filter((line) => line.includes("express"))).toEqual([
    "11-sessions express /set_session",
    "express answered",
    "11-sessions express /basket/tea",
    "express answered",
    "11-sessions express /basket/milk",
    "express answered",
  ]);
  const lost = "Sent before it: “Set” and “Put tea into the basket”.";
  expect(told).toEqual([
    [0, { kind: "live", answer }],
    [1, { kind: "live", answer, lost }],
  ]);
});
