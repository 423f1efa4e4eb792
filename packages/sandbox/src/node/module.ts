// Node's module: where the files of a package would lie.

import { nodeError } from "./http-headers.ts";

export const builtinModules: string[] = [];

export function createRequire() {
  const require = (name: string): never => {
    throw nodeError("MODULE_NOT_FOUND", `Cannot find module '${name}'`, Error);
  };
  return Object.assign(require, {
    resolve: (name: string) => `/node_modules/${name}`,
  });
}
