import { io, type Socket } from "socket.io-client";
import type { Shown, StudentState } from "../protocol.ts";

// Some of the students of `main.ts`, in a process of their own: it asks for
// them by messages, and gets one `CrowdReport`.

/** What a crowd is told to do first. */
export interface CrowdOrder {
  readonly url: string;
  readonly code: string;
  readonly students: number;
  /** Between the joins of this crowd. */
  readonly everyMs: number;
}

export interface CrowdReport {
  /** How long each join took, in milliseconds. */
  readonly joins: readonly number[];
  /** When each student heard of each step, by the step's number. */
  readonly heard: Readonly<Record<number, readonly number[]>>;
  /** How long each vote took until it was taken. */
  readonly votes: readonly number[];
  readonly refused: number;
}

const joins: number[] = [];
const heard: Record<number, number[]> = {};
const votes: number[] = [];
let refused = 0;
const sockets: Socket[] = [];

process.on("message", (message: CrowdOrder | "report") => {
  if (message === "report") {
    process.send?.({ joins, heard, votes, refused } satisfies CrowdReport);
    for (const socket of sockets) socket.close();
    process.disconnect();
    return;
  }
  const { students, everyMs } = message;
  const started = Date.now();
  // By the clock: a timer that is late would ask for fewer joins a second.
  const timer = setInterval(() => {
    const due = Math.min((Date.now() - started) / everyMs, students);
    while (sockets.length < Math.floor(due)) sockets.push(join(message));
    if (sockets.length === students) clearInterval(timer);
  }, everyMs);
});

// Whoever started it has gone.
process.once("disconnect", () => process.exit());
process.send?.("ready");

function join({ url, code, students }: CrowdOrder): Socket {
  const start = Date.now();
  const socket = io(`${url}/student`, {
    auth: { code },
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    timeout: 60_000,
  });
  const settle = () => {
    if (joins.length + refused === students) process.send?.("joined");
  };
  socket.once("state", (_state: StudentState) => {
    joins.push(Date.now() - start);
    settle();
  });
  socket.once("connect_error", () => {
    refused += 1;
    settle();
  });
  socket.on("shown", (shown: Shown) => {
    (heard[shown.number] ??= []).push(Date.now());
    if (shown.poll?.status === "open") void vote(socket, shown);
  });
  return socket;
}

/** Within a second, as a class does. */
async function vote(socket: Socket, { poll }: Shown): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000));
  const start = Date.now();
  const option = poll?.options[Math.floor(Math.random() * 2)]?.id;
  const chosen = { poll: poll?.id, round: poll?.round, option };
  await socket.emitWithAck("vote", chosen).catch(() => {});
  votes.push(Date.now() - start);
}
