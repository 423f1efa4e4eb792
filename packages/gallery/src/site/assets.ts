import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type Plugin, stop } from "esbuild";
import express, { type Router } from "express";
import { choicesCss } from "../bench/choices.ts";

/** Addresses of scripts by the address of the script that imports them. */
type Imports = ReadonlyMap<string, readonly string[]>;

const HERE = dirname(fileURLToPath(import.meta.url));
/** Each has a folder with its script and its style. */
const PAGES = [
  "site",
  "bench",
  "cards",
  "compare",
  "front",
  "present",
  "differences",
  "quiz",
  "mock",
  "class/console",
  "class/projector",
  "class/student",
];
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/** The one style that is not written by hand. */
const CHOICES: Plugin = {
  name: "choices",
  setup(bundler) {
    bundler.onResolve({ filter: /\/choices\.css$/ }, ({ path }) => ({
      path,
      namespace: "choices",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "choices" }, () => ({
      contents: choicesCss(),
      loader: "css",
    }));
  },
};

/** A class uses WebSockets only: what else socket.io brings is left out. */
const WEBSOCKETS: Plugin = {
  name: "websockets",
  setup(bundler) {
    const transports = /engine\.io-client.build.esm.transports.index\.js$/;
    bundler.onLoad({ filter: transports }, () => ({
      contents:
        'import { WS } from "./websocket.node.js"; export const transports = { websocket: WS };',
    }));
  },
};

/** The site's scripts, styles, fonts and icon, bundled in memory. */
export interface Assets {
  /** Addresses by source: `bench.page.ts` is `/assets/bench.page-3F2A.js`. */
  readonly address: (source: string) => string;
  /** The addresses of all that a script imports: a page has them fetched with it. */
  readonly imports: (source: string) => readonly string[];
  /** Serves them; their names carry a hash, so they are cached for a year. */
  readonly router: Router;
  /** The script that runs before a page is drawn: it stands in the page. */
  readonly firstScript: string;
  /** The contents by address, for measuring. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Bundles the script and the style of each page; takes about a tenth of a second. */
export async function bundleAssets(): Promise<Assets> {
  const result = await build({
    absWorkingDir: join(HERE, ".."),
    entryPoints: [
      ...PAGES.flatMap((page) => [
        `${page}/${baseName(page)}.page.ts`,
        `${page}/${baseName(page)}.css`,
      ]),
      "bench/edit/edit.css",
      "export/exported.page.ts",
      "site/theme.page.ts",
      "site/icon.svg",
    ],
    outdir: "/assets",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    plugins: [CHOICES, WEBSOCKETS],
    loader: { ".woff2": "file", ".svg": "copy" },
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  await stop();
  const files = new Map(
    result.outputFiles.map(({ path, contents }) => [webPath(path), contents]),
  );
  const addresses = new Map<string, string>();
  for (const [output, meta] of Object.entries(result.metafile.outputs)) {
    const source = meta.entryPoint ?? onlyInput(meta.inputs);
    if (source) addresses.set(baseName(source), webPath(output));
  }
  const address = (source: string) => required(addresses, source);
  const imported = importsByAddress(result.metafile);
  const first = address("theme.page.ts");
  const firstScript = new TextDecoder().decode(files.get(first)).trim();
  files.delete(first);
  return {
    address,
    imports: (source) => allImports(address(source), imported),
    firstScript,
    router: serveFiles(files),
    files,
  };
}

/** What each script names in an `import` statement; `import()` comes on use. */
function importsByAddress({ outputs }: Metafile): Imports {
  return new Map(
    Object.entries(outputs).map(([output, { imports }]) => [
      webPath(output),
      imports
        .filter(({ kind }) => kind === "import-statement")
        .map(({ path }) => webPath(path)),
    ]),
  );
}

function allImports(script: string, imported: Imports): string[] {
  const found = new Set([script]);
  // What is added to a set while it is walked is walked, too.
  for (const each of found) {
    for (const address of imported.get(each) ?? []) found.add(address);
  }
  found.delete(script);
  return [...found];
}

function serveFiles(files: ReadonlyMap<string, Uint8Array>): Router {
  const router = express.Router();
  router.get("/assets/:name", (req, res, next) => {
    const contents = files.get(`/assets/${req.params.name}`);
    const type = TYPES[req.params.name.split(".").at(-1) ?? ""];
    if (!contents || !type) return next();
    res.set("Cache-Control", "public, max-age=31536000, immutable");
    res.type(type).send(Buffer.from(contents));
  });
  return router;
}

/** On Windows an output's path has a drive and backslashes. */
function webPath(path: string): string {
  return `/assets/${baseName(path.replaceAll("\\", "/"))}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function onlyInput(inputs: object): string | undefined {
  const [first, second] = Object.keys(inputs);
  return second === undefined ? first : undefined;
}

function required(addresses: ReadonlyMap<string, string>, source: string) {
  const address = addresses.get(source);
  if (!address) throw new Error(`There is no asset made from ${source}.`);
  return address;
}
