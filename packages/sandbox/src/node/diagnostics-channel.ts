// Nobody listens to what the frameworks tell about themselves.

export const channel = (name: string) => ({
  name,
  hasSubscribers: false,
  publish: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
});
export const hasSubscribers = () => false;
export const tracingChannel = (name: string) => ({
  hasSubscribers: false,
  start: channel(`${name}:start`),
  end: channel(`${name}:end`),
  asyncStart: channel(`${name}:asyncStart`),
  asyncEnd: channel(`${name}:asyncEnd`),
  error: channel(`${name}:error`),
  traceSync: run,
  tracePromise: run,
  traceCallback: run,
});

function run(
  call: (...given: unknown[]) => unknown,
  _context?: unknown,
  self?: unknown,
  ...given: unknown[]
): unknown {
  return Reflect.apply(call, self, given);
}
