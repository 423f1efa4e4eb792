// Node's async_hooks for a worker that answers one request after the other.

let contexts = new Map<object, unknown>();

/** Forgets every store: each request begins with none. */
export function forgetStores(): void {
  contexts = new Map();
}

/**
 * What belongs to a request. Nothing in a browser follows a promise, so a
 * store that `run` has set stays for the rest of the request: the worker
 * answers one at a time.
 */
export class AsyncLocalStorage<T> {
  getStore(): T | undefined {
    return contexts.get(this) as T | undefined;
  }

  run<Given extends unknown[], R>(
    store: T,
    call: (...given: Given) => R,
    ...given: Given
  ): R {
    contexts.set(this, store);
    return call(...given);
  }

  enterWith(store: T): void {
    contexts.set(this, store);
  }

  exit<Given extends unknown[], R>(
    call: (...given: Given) => R,
    ...given: Given
  ): R {
    contexts.delete(this);
    return call(...given);
  }

  disable(): void {
    contexts.delete(this);
  }
}

export class AsyncResource {
  static bind<F>(call: F): F {
    return call;
  }

  bind<F>(call: F): F {
    return call;
  }

  runInAsyncScope<Given extends unknown[], R>(
    call: (...given: Given) => R,
    self?: unknown,
    ...given: Given
  ): R {
    return Reflect.apply(call, self, given);
  }

  emitDestroy(): this {
    return this;
  }
}

export function executionAsyncId(): number {
  return 1;
}

export function triggerAsyncId(): number {
  return 0;
}

export function createHook() {
  const hook = { enable: () => hook, disable: () => hook };
  return hook;
}
