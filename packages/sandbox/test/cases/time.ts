import { AsyncLocalStorage } from "node:async_hooks";
import { EventEmitter, once } from "node:events";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";

export const timeCases = {
  "a promise of later": () => wait(1, "later"),
  "a wait that is given up": async () => {
    const signal = AbortSignal.abort();
    const error = (await wait(60_000, null, { signal }).catch(
      (reason: unknown) => reason,
    )) as { name: string; code: string };
    return [error.name, error.code];
  },
  "timers can be unreferenced and refreshed": () => {
    const timer = setTimeout(() => undefined, 60_000).unref();
    timer.refresh();
    clearTimeout(timer);
    return typeof timer[Symbol.toPrimitive]();
  },
  "an immediate comes after what runs": async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      setImmediate(() => {
        order.push("immediate");
        resolve();
      });
      process.nextTick(() => order.push("tick"));
      order.push("now");
    });
    return order;
  },
  "an immediate that is cleared": async () => {
    let ran = false;
    const immediate = setImmediate(() => {
      ran = true;
    });
    clearImmediate(immediate);
    await wait(5);
    return ran;
  },
  "a store is there after a wait": () => {
    const storage = new AsyncLocalStorage<string>();
    return storage.run("mine", async () => {
      await wait(1);
      return storage.getStore();
    });
  },
  "an event": async () => {
    const emitter = new EventEmitter();
    setImmediate(() => emitter.emit("said", 1, 2));
    return once(emitter, "said");
  },
  "a pipeline": async () => {
    let text = "";
    const upper = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        done(null, chunk.toString().toUpperCase());
      },
    });
    await pipeline(Readable.from(["a", "b"]), upper, async (source) => {
      for await (const chunk of source) text += String(chunk);
    });
    return text;
  },
};
