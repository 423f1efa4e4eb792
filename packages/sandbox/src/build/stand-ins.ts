import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

const NODE = fileURLToPath(new URL("../node/", import.meta.url));
/** The npm packages that stand in for a module of Node as they are. */
const PACKAGES: Readonly<Record<string, string>> = {
  events: "events/events.js",
  path: "path-browserify",
  stream: "readable-stream/lib/stream.js",
  "stream/promises": "readable-stream/lib/stream/promises.js",
  string_decoder: "string_decoder/lib/string_decoder.js",
};
/** Packages that need the machine, or weigh more than all the rest. */
const REPLACED = new Set(["sqlite3", "iconv-lite"]);
const NAMESPACE = "stand-in";

/**
 * Puts the stand-ins for Node's modules in their places. A module of Node for
 * which there is none can be imported, and says so once it is used. So does a
 * package that is optional and not installed.
 */
export const standIns: Plugin = {
  name: "stand-ins",
  setup(build) {
    build.onResolve({ filter: /^[\w@]/ }, async (args) => {
      if (args.pluginData === NAMESPACE) return undefined;
      if (isBuiltin(args.path) || REPLACED.has(args.path)) {
        const name = args.path.replace(/^node:/, "").replace(/\/$/, "");
        return { path: name, namespace: NAMESPACE };
      }
      if (args.kind === "entry-point") return undefined;
      const { path, importer, resolveDir, kind } = args;
      const found = await build.resolve(path, {
        importer,
        resolveDir,
        kind,
        pluginData: NAMESPACE,
      });
      if (found.errors.length === 0) return found;
      return { path: `missing ${path}`, namespace: NAMESPACE };
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: standInFor(path),
      resolveDir: NODE,
      pluginData: NAMESPACE,
    }));
  },
};

/** A module that gives the stand-in, as `require` would give the original. */
function standInFor(name: string): string {
  const file = `./${name.replaceAll(/[_/]/g, "-")}.ts`;
  if (existsSync(NODE + file)) {
    return `const all = require(${JSON.stringify(file)});
module.exports = all.default ?? { ...all };`;
  }
  const other = PACKAGES[name];
  if (other) return `module.exports = require(${JSON.stringify(other)});`;
  return name.startsWith("missing ")
    ? `throw Object.assign(new Error(${JSON.stringify(`Cannot find module '${name.slice(8)}'`)}), { code: "MODULE_NOT_FOUND" });`
    : `module.exports = require("./absent.ts").absent(${JSON.stringify(name)});`;
}
