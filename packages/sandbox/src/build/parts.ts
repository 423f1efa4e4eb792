import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transform } from "esbuild";
import { adaptations } from "./adaptations.ts";
import { standIns } from "./stand-ins.ts";

const SANDBOX = fileURLToPath(new URL("../../", import.meta.url));
const ENTRY = "entry";
/** The worker's own modules. */
export const HOST = "./src/express/host.ts";
export const COMPILER = "./src/compile/compile.ts";

/** Something to import, and from which folder. */
export interface Wanted {
  readonly name: string;
  readonly folder: string;
}

/** Scripts that a worker takes one after the other. */
export interface Parts {
  /** By file name, which carries a hash. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The part that is this module. */
  partOf(wanted: Wanted): string;
  /** A part, and all that it imports. */
  withImports(part: string): Set<string>;
}

export const wantedHost: Wanted = { name: HOST, folder: SANDBOX };
export const wantedCompiler: Wanted = { name: COMPILER, folder: SANDBOX };

/**
 * Bundles all that lessons import, split so that what two of them use is one
 * part. Each part registers itself with `define`, and runs when it is required.
 */
export async function bundleParts(wanted: readonly Wanted[]): Promise<Parts> {
  const entries = new Map<string, Wanted>();
  for (const one of [wantedHost, wantedCompiler, ...wanted]) {
    entries.set(keyOf(one), one);
  }
  const { outputFiles, metafile } = await build({
    absWorkingDir: SANDBOX,
    entryPoints: Array.from(entries.keys(), (key) => ({
      in: `${ENTRY}:${key}`,
      out: key.replace(/^.*\t/, "").replaceAll(/[^\w-]+/g, "-"),
    })),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    mainFields: ["main", "module"],
    conditions: ["@decant/source", "node", "require"],
    define: {
      // Or esbuild takes a bundle that is minified for production.
      "process.env.NODE_ENV": "globalThis.process.env.NODE_ENV",
      global: "globalThis",
      __dirname: '"/node_modules"',
      __filename: '"/node_modules/index.js"',
    },
    loader: { ".svg": "text" },
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    outdir: "out",
    minify: true,
    keepNames: true,
    metafile: true,
    write: false,
    logLevel: "error",
    plugins: [entryPlugin(entries), adaptations, standIns],
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      basename(path),
      output,
    ]),
  );
  const byEntry = new Map<string, string>();
  for (const [name, { entryPoint }] of outputs) {
    if (entryPoint) byEntry.set(entryPoint.replace(`${ENTRY}:`, ""), name);
  }
  const scripts = await Promise.all(
    outputFiles.map(async ({ path, text }): Promise<[string, string]> => {
      const name = basename(path);
      return [name, await toScript(name, text)];
    }),
  );
  return {
    scripts: new Map(scripts),
    partOf(one) {
      return byEntry.get(keyOf(one)) ?? "";
    },
    withImports(part) {
      const all = new Set<string>();
      const visit = (name: string) => {
        if (all.has(name)) return;
        for (const { path } of outputs.get(name)?.imports ?? []) {
          visit(basename(path));
        }
        all.add(name);
      };
      visit(part);
      return all;
    },
  };
}

function keyOf({ name, folder }: Wanted): string {
  return `${folder}\t${name}`;
}

/** Makes an entry of each import: what it would give to `require`. */
function entryPlugin(entries: ReadonlyMap<string, Wanted>): Plugin {
  return {
    name: "entries",
    setup(plugin) {
      plugin.onResolve({ filter: /^entry:/ }, ({ path }) => ({
        path: path.slice(ENTRY.length + 1),
        namespace: ENTRY,
      }));
      plugin.onLoad({ filter: /.*/, namespace: ENTRY }, ({ path }) => {
        const { name = "", folder = "" } = entries.get(path) ?? {};
        return {
          contents: `module.exports = require(${JSON.stringify(name)});`,
          resolveDir: folder,
        };
      });
    },
  };
}

/** A classic worker has no modules: a part is a function that gets its own. */
async function toScript(name: string, text: string): Promise<string> {
  const { code } = await transform(text, {
    format: "cjs",
    minify: true,
    target: "es2022",
  });
  return `define(${JSON.stringify(name)},function(require,module,exports){${code}});\n`;
}
