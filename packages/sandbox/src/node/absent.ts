/**
 * A module of Node that no browser can have. It can be imported, and so can
 * classes to extend; what is called says that it is not there.
 */
export function absent(name: string): object {
  return new Proxy<Record<string | symbol, unknown>>(
    {},
    {
      get(known, key) {
        if (typeof key === "symbol" || key === "__esModule" || key === "then") {
          return undefined;
        }
        known[key] ??= function () {
          throw new Error(`There is no ${name}.${key} in a browser.`);
        };
        return known[key];
      },
    },
  );
}
