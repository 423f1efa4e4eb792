// Writes the site as files that any static host serves.
//
//   npm run export -- --base /decant/ --out dist

import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readOptions } from "./options.ts";
import { exportSite } from "./site.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
/** Where npm was called: it runs scripts in the root. */
const CWD = process.env["INIT_CWD"] ?? process.cwd();

try {
  const started = performance.now();
  const options = readOptions(process.argv.slice(2), CWD);
  const { files, bytes, missing } = await exportSite(ROOT, options);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const megabytes = (bytes / 1e6).toFixed(1);
  const place = relative(process.cwd(), options.out) || ".";
  console.log(
    `${files} files, ${megabytes} MB, are in ${place} after ${seconds} s, to be served at ${options.base}.`,
  );
  if (missing.length > 0) {
    console.log(
      `Left out, since their packages are not installed: ${missing.join(", ")}. Run \`npx decant flask\`, then export again.`,
    );
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
