import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import { OVER } from "./apply.ts";
import { type Log, type Replica, StoreAway } from "./log.ts";
import type { Reply } from "./protocol.ts";
import type { ClassState, Command } from "./state.ts";

const LOG = "decant:class:log";
const COUNTER = "decant:class:version";
const SNAPSHOT = "decant:class:snapshot";
const KEYS = [LOG, COUNTER, SNAPSHOT] as const;

/** A class that nobody touches is forgotten. */
const LIFE_SECONDS = 12 * 60 * 60;
/**
 * After the end the other processes have this long to hear of it. That it is
 * over, without anybody's name or vote, is kept as long as a process lives.
 */
const END_SECONDS = 60;
/** After so many commands the state is kept, and the log before it goes. */
const KEPT_EVERY = 5000;
/** How long Redis may take; then it is away. */
const ANSWER_MS = 5000;
const BLOCK_MS = 2000;
const RETRY_MS = 200;
const AT_ONCE = 500;
const IS_OVER: Reply = { ok: false, why: OVER };

/** Adds an entry, whose id is the version of the state that it makes. */
const APPEND = `
local version = redis.call("INCR", KEYS[2])
redis.call("XADD", KEYS[1], version .. "-0", "entry", ARGV[1])
for _, key in ipairs(KEYS) do redis.call("EXPIRE", key, ARGV[2]) end
return version`;

/**
 * Keeps a state, unless a later one is kept. A Redis that has lost what it had
 * goes on at this state's version.
 */
const KEEP = `
local kept = redis.call("GET", KEYS[3])
if not kept or cjson.decode(kept).version < tonumber(ARGV[1]) then
  redis.call("SET", KEYS[3], ARGV[2])
  if tonumber(redis.call("GET", KEYS[2]) or 0) < tonumber(ARGV[1]) then
    redis.call("SET", KEYS[2], ARGV[1])
    redis.call("DEL", KEYS[1])
  end
end
for at = 2, 3 do redis.call("EXPIRE", KEYS[at], ARGV[3]) end`;

interface Entry {
  readonly nonce: string;
  readonly command: Command;
}

/**
 * The log of a class that several processes serve. Redis puts the commands in
 * one order (a stream); each process applies them to its own copy of the state,
 * so a rule of the class is written once, in `apply`. Now and then a process
 * keeps its copy in Redis and cuts the log: whoever starts, or has missed a
 * part of the log, takes that copy and goes on from there.
 *
 * @throws Error with one sentence if Redis does not answer
 */
export async function openRedisLog(
  url: string,
  replica: Replica,
): Promise<Log> {
  const writer = connectTo(url, ANSWER_MS);
  const reader = connectTo(url, ANSWER_MS + BLOCK_MS);
  let reason: Error | undefined;
  writer.on("error", (error: Error) => {
    reason ??= error;
  });
  try {
    await Promise.all([writer.connect(), reader.connect()]);
    const log = new RedisLog(writer, reader, replica);
    await log.catchUp();
    return log;
  } catch (error) {
    writer.disconnect();
    reader.disconnect();
    const { message } = reason ?? (error as Error);
    // Without the password that it may hold.
    const place = url.replace(/\/\/.*@/, "//");
    throw new Error(
      `The class cannot use Redis at ${place}: ${message.replace(/\.?$/, ".")} A class on one process needs none: leave REDIS_URL out.`,
      { cause: error },
    );
  }
}

function connectTo(url: string, commandTimeout: number): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    commandTimeout,
    connectTimeout: ANSWER_MS,
    retryStrategy: () => RETRY_MS,
  });
  // What fails is told where it is used.
  redis.on("error", () => {});
  return redis;
}

class RedisLog implements Log {
  readonly #writer: Redis;
  readonly #reader: Redis;
  readonly #replica: Replica;
  readonly #waiting = new Map<string, (reply: Reply) => void>();
  #isAway = true;
  #isClosed = false;
  #keptAt = 0;

  constructor(writer: Redis, reader: Redis, replica: Replica) {
    this.#writer = writer;
    this.#reader = reader;
    this.#replica = replica;
  }

  /** Takes over what is there, then follows it. */
  async catchUp(): Promise<void> {
    await this.#keep();
    await this.#takeKept();
    let found = 1;
    while (found > 0) found = await this.#read();
    this.#isAway = false;
    void this.#follow();
  }

  async append(command: Command): Promise<Reply> {
    const { isOver } = this.#replica.state();
    if (isOver && command.kind !== "open") return IS_OVER;
    if (this.#isAway) throw new StoreAway();
    const entry: Entry = { nonce: randomUUID(), command };
    const applied = new Promise<Reply>((resolve) => {
      this.#waiting.set(entry.nonce, resolve);
    });
    const late = new AbortController();
    const { signal } = late;
    try {
      const life = command.kind === "end" ? END_SECONDS : LIFE_SECONDS;
      const added = this.#run(APPEND, JSON.stringify(entry), life);
      const tooLate = added.then(() => wait(ANSWER_MS, undefined, { signal }));
      // It may be applied before Redis says that it was added.
      const reply = await Promise.race([applied, tooLate]);
      if (!reply) throw new StoreAway();
      return reply;
    } catch {
      throw new StoreAway();
    } finally {
      late.abort();
      this.#waiting.delete(entry.nonce);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#writer.disconnect();
    this.#reader.disconnect();
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      try {
        if (this.#isAway) await this.#comeBack();
        await this.#read(BLOCK_MS);
        const { version, isOver } = this.#replica.state();
        if (isOver) await this.#keep();
        if (version - this.#keptAt >= KEPT_EVERY) {
          await this.#keep();
          await this.#writer.xtrim(LOG, "MINID", `${version + 1}-0`);
        }
      } catch {
        if (this.#isClosed) return;
        this.#setAway(true);
        await wait(RETRY_MS);
      }
    }
  }

  async #comeBack(): Promise<void> {
    for (const redis of [this.#writer, this.#reader]) {
      if (redis.status !== "ready") await once(redis, "ready");
    }
    // Redis may have come back with nothing.
    await this.#keep();
    await this.#takeKept();
    this.#setAway(false);
  }

  #setAway(isAway: boolean): void {
    if (this.#isAway === isAway) return;
    this.#isAway = isAway;
    this.#replica.setAway(isAway);
  }

  /** @returns how many entries there were */
  async #read(block?: number): Promise<number> {
    const after = `${this.#replica.state().version}-0`;
    const from = ["STREAMS", LOG, after] as const;
    const found = await (block === undefined
      ? this.#reader.xread("COUNT", AT_ONCE, ...from)
      : this.#reader.xread("COUNT", AT_ONCE, "BLOCK", block, ...from));
    const entries = found?.[0]?.[1] ?? [];
    for (const [id, fields] of entries) {
      const expected = this.#replica.state().version + 1;
      if (id !== `${expected}-0`) {
        await this.#takeKept();
        break;
      }
      this.#applyEntry(JSON.parse(fields[1] ?? "") as Entry);
    }
    return entries.length;
  }

  #applyEntry({ nonce, command }: Entry): void {
    const reply = this.#replica.apply(command);
    this.#waiting.get(nonce)?.(reply);
  }

  async #takeKept(): Promise<void> {
    const kept = await this.#writer.get(SNAPSHOT);
    if (kept === null) return;
    const state = JSON.parse(kept) as ClassState;
    const own = this.#replica.state();
    if (state.version > own.version || own.version === 0) {
      this.#replica.adopt(state);
    }
  }

  async #keep(): Promise<void> {
    const state = this.#replica.state();
    this.#keptAt = state.version;
    const life = state.isOver ? END_SECONDS : LIFE_SECONDS;
    await this.#run(KEEP, state.version, JSON.stringify(state), life);
  }

  async #run(script: string, ...values: (string | number)[]): Promise<void> {
    await this.#writer.eval(script, KEYS.length, ...KEYS, ...values);
  }
}
