import type { Socket } from "socket.io";
import { Bucket } from "./bucket.ts";
import { StoreAway } from "./log.ts";
import { cleanName } from "./name.ts";
import type { Reply } from "./protocol.ts";
import {
  readFields,
  readFlag,
  readNumber,
  readPlace,
  readText,
  readTextOrNull,
} from "./read.ts";
import { refuse } from "./reply.ts";
import type { Command } from "./state.ts";

/** Makes a command of what was sent; undefined if it is malformed. */
type Reader = (sent: unknown) => Command | undefined;
export type Readers = Readonly<Record<string, Reader>>;

/** A connection that goes on when it is refused so often is closed. */
const MOST_REFUSED = 200;

/**
 * Answers each message of a socket. Whatever it is: unknown, malformed and too
 * frequent ones are refused in a sentence.
 *
 * @param rate - messages at once, and a second
 * @param take - adds a command to the class
 */
export function answerMessages(
  socket: Socket,
  rate: { atOnce: number; aSecond: number },
  readers: Readers,
  take: (command: Command) => Promise<Reply>,
): void {
  const bucket = new Bucket(rate.atOnce, rate.aSecond);
  let refused = 0;
  const judge = async (event: string, sent: unknown): Promise<Reply> => {
    if (!bucket.take()) {
      refused += 1;
      if (refused > MOST_REFUSED) socket.disconnect(true);
      return refuse("That was too fast: wait a moment, then try again.");
    }
    if (!Object.hasOwn(readers, event)) {
      return refuse("The class knows no such message.");
    }
    const command = readers[event]?.(sent);
    if (!command) return refuse("The message is not as the class expects it.");
    try {
      return await take(command);
    } catch (error) {
      if (error instanceof StoreAway) return refuse(error.message);
      throw error;
    }
  };
  // A middleware that never calls on: no other listener hears a message.
  socket.use(([event, ...sent]) => {
    const last: unknown = sent.at(-1);
    const answer =
      typeof last === "function" ? (last as (reply: Reply) => void) : undefined;
    void judge(event, sent[0]).then((reply) => answer?.(reply));
  });
}

/** What a student may send; `id` is the student's own, whatever is sent. */
export function studentReaders(id: string): Readers {
  const shape = { poll: readText, round: readNumber, option: readText };
  return {
    vote(sent) {
      const vote = readFields(sent, shape);
      return vote && { kind: "vote", id, ...vote };
    },
    ready(sent) {
      const number = readNumber(sent);
      return number === undefined ? undefined : { kind: "ready", id, number };
    },
    look(sent) {
      const lesson = readTextOrNull(sent);
      return lesson === undefined ? undefined : { kind: "look", id, lesson };
    },
    ask(sent) {
      const asks = readFlag(sent);
      return asks === undefined ? undefined : { kind: "ask", id, asks };
    },
    rename(sent) {
      const name = typeof sent === "string" ? cleanName(sent) : undefined;
      return name === undefined ? undefined : { kind: "rename", id, name };
    },
  };
}

/** What the teacher may send. */
export const teacherReaders: Readers = {
  show(sent) {
    const place = readPlace(sent);
    return place && { kind: "show", place, at: Date.now() };
  },
  close(sent) {
    const poll = readText(sent);
    return poll === undefined ? undefined : { kind: "close", poll };
  },
  revote(sent) {
    const again = readFields(sent, { poll: readText, round: readNumber });
    return again && { kind: "revote", ...again, at: Date.now() };
  },
  follow(sent) {
    const everyone = readFlag(sent);
    return everyone === undefined ? undefined : { kind: "follow", everyone };
  },
  end: () => ({ kind: "end" }),
};
