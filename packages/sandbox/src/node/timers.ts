// Node's timers: what they give can be referenced, and need not be.

type Callback = (...given: unknown[]) => void;

const native = {
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  setInterval: globalThis.setInterval.bind(globalThis),
};

/** A timer; a worker ends when it is told to, whatever still runs. */
class Timeout {
  readonly #start: () => number;
  #id: number;

  constructor(start: () => number) {
    this.#start = start;
    this.#id = start();
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }

  refresh(): this {
    native.clearTimeout(this.#id);
    this.#id = this.#start();
    return this;
  }

  close(): this {
    native.clearTimeout(this.#id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }
}

export function setTimeout(
  callback: Callback,
  ms = 1,
  ...given: unknown[]
): Timeout {
  return new Timeout(() =>
    Number(native.setTimeout(() => callback(...given), ms)),
  );
}

export function setInterval(
  callback: Callback,
  ms = 1,
  ...given: unknown[]
): Timeout {
  return new Timeout(() =>
    Number(native.setInterval(() => callback(...given), ms)),
  );
}

export function clearTimeout(timer?: Timeout | number | null): void {
  if (timer instanceof Timeout) timer.close();
  else native.clearTimeout(timer ?? undefined);
}
export { clearTimeout as clearInterval };

/** Messages come at once, where a chain of timeouts waits for 4 ms each. */
const channel = new MessageChannel();
const immediates = new Map<number, () => void>();
let last = 0;
channel.port1.addEventListener("message", ({ data }: MessageEvent<number>) => {
  const callback = immediates.get(data);
  immediates.delete(data);
  callback?.();
});
channel.port1.start();

class Immediate {
  readonly id: number;

  constructor(callback: () => void) {
    last += 1;
    this.id = last;
    immediates.set(last, callback);
    channel.port2.postMessage(last);
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

export function setImmediate(callback: Callback, ...given: unknown[]) {
  return new Immediate(() => callback(...given));
}

export function clearImmediate(immediate?: Immediate): void {
  if (immediate) immediates.delete(immediate.id);
}
