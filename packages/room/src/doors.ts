import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { CodeGate } from "./code.ts";
import { cleanName } from "./name.ts";
import type { Refusal, Reply } from "./protocol.ts";
import type { ClassState, Command } from "./state.ts";

/** Why a connection is refused: socket.io sends `message` and `data`. */
export class Refused extends Error {
  readonly data: Refusal;

  constructor(sentence: string, data: Refusal) {
    super(sentence);
    this.data = data;
  }
}

export interface Admitted {
  readonly id: string;
  readonly token: string;
}

/**
 * Lets a student in: with a token as the one they were, with the code as a new
 * one.
 *
 * @param auth - whatever the page sent
 * @param take - adds a command to the class
 * @throws Refused with a sentence
 */
export async function admitStudent(
  state: ClassState,
  gate: CodeGate,
  address: string,
  auth: Readonly<Record<string, unknown>>,
  take: (command: Command) => Promise<Reply>,
): Promise<Admitted> {
  const { token, code, name } = auth;
  if (typeof token === "string") {
    const id = state.ids[digestOf(token)];
    if (id !== undefined) return { id, token };
  }
  if (typeof code !== "string" || code === "") {
    throw typeof token === "string"
      ? new Refused(
          "The class that you were in is over: join this one with its code.",
          { kind: "token" },
        )
      : new Refused("Type the class's code.", { kind: "code" });
  }
  const attempt = gate.try(address, code);
  if (!attempt.right) throw refuseCode(attempt.seconds);
  const fresh = randomBytes(18).toString("base64url");
  const id = randomBytes(6).toString("hex");
  const joined = { id, digest: digestOf(fresh), name: cleanName(name) };
  const reply = await take({ kind: "join", ...joined });
  if (!reply.ok) throw new Refused(reply.why, { kind: "full" });
  return { id, token: fresh };
}

function refuseCode(seconds: number): Refused {
  return seconds > 0
    ? new Refused(
        `Too many wrong codes were tried. Wait ${seconds} seconds, then try again.`,
        { kind: "wait", seconds },
      )
    : new Refused("No class here has this code: look at the projector.", {
        kind: "code",
      });
}

const COOKIE = /(?:^|; )decant-teacher=([\w-]{43})(?:;|$)/;

/** Makes a secret for a teacher. */
export function makeKey(): string {
  return randomBytes(32).toString("base64url");
}

/** The teacher's secret, which a cookie of the loopback holds. */
export class TeacherKey {
  readonly #read: () => string;

  /** @param read - the secret, as `makeKey` gives it */
  constructor(read: () => string) {
    this.#read = read;
  }

  /** The Set-Cookie header of the console's page. */
  get cookie(): string {
    return `decant-teacher=${this.#read()}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @throws Refused unless the request has the cookie */
  check({ headers }: IncomingMessage): void {
    const sent = COOKIE.exec(headers.cookie ?? "")?.[1] ?? "";
    if (timingSafeEqual(hash(sent), hash(this.#read()))) return;
    throw new Refused(
      "Only the teacher's own page may do this: open it on the machine that runs the class.",
      { kind: "teacher" },
    );
  }
}

/** @throws Refused unless a console has sent a name of its own */
export function readConsole(auth: Readonly<Record<string, unknown>>): string {
  const { console } = auth;
  if (typeof console === "string" && /^[\w-]{8,64}$/.test(console)) {
    return console;
  }
  throw new Refused("The console has sent no name of its own: load it again.", {
    kind: "teacher",
  });
}

/**
 * Whether a page of this server asks: the Host is one of its own, and so is the
 * Origin, where there is one. A page of another site gets no socket.
 */
export function isOwnPage(
  { headers }: IncomingMessage,
  hosts: readonly string[],
): boolean {
  const { host = "", origin } = headers;
  return (
    hosts.includes(host) &&
    (origin === undefined || /^https?:\/\/(.*)$/.exec(origin)?.[1] === host)
  );
}

/** Tokens are kept as digests: who reads the class's memory has none. */
export function digestOf(token: string): string {
  return hash(token.slice(0, 64)).toString("hex");
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
