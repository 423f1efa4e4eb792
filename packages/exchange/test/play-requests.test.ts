import { expect, test } from "@jest/globals";
import type { FaultKind } from "../src/errors.ts";
import { playRequests } from "../src/play-requests.ts";
import type { SideEvent } from "../src/runner.ts";

function fault(request: string, kind: FaultKind): SideEvent {
  const message = "It failed.";
  return { side: "express", request, kind: "fault", fault: kind, message };
}

/** The names of the requests that were sent, and the faults that came. */
async function play(second: FaultKind, signal?: AbortSignal) {
  const sent: string[] = [];
  async function* send(name: string) {
    sent.push(name);
    yield fault(name, name === "two" ? second : "closed");
  }
  const faults: string[] = [];
  for await (const event of playRequests(
    ["one", "two", "three"],
    send,
    signal,
  )) {
    faults.push(event.kind === "fault" ? event.fault : event.kind);
  }
  return { sent, faults };
}

test.each<FaultKind>(["closed", "nonsense", "too-large", "dropped"])(
  "a side that failed with %s plays on",
  async (kind) => {
    expect(await play(kind)).toEqual({
      sent: ["one", "two", "three"],
      faults: ["closed", kind, "closed"],
    });
  },
);

test.each<FaultKind>(["crashed", "timeout", "not-started", "busy"])(
  "a side that has lost its state, %s, plays no further",
  async (kind) => {
    expect(await play(kind)).toEqual({
      sent: ["one", "two"],
      faults: ["closed", kind],
    });
  },
);

test("answers are given as they come, and end nothing", async () => {
  const answer: SideEvent = {
    side: "express",
    request: "one",
    kind: "answer",
    answer: {
      status: 500,
      reason: "Internal Server Error",
      headers: [],
      body: new Uint8Array(),
      received: new Uint8Array(),
      sent: new Uint8Array(),
      milliseconds: 1,
    },
  };
  async function* send() {
    yield answer;
  }
  const events: SideEvent[] = [];
  for await (const event of playRequests(["one", "two"], send)) {
    events.push(event);
  }
  expect(events).toEqual([answer, answer]);
});

test("once aborted, nothing more is sent", async () => {
  expect(await play("closed", AbortSignal.abort())).toEqual({
    sent: ["one"],
    faults: ["closed"],
  });
});
