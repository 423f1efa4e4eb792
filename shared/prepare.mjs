// After an install: builds dist/, which the lessons' own builds need. Where
// the development tools were left out there is nothing to build with.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const bin = findCompiler();
if (bin) {
  execFileSync(process.execPath, [bin, "-p", "tsconfig.package.json"], {
    cwd: import.meta.dirname,
    stdio: "inherit",
  });
}

function findCompiler() {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      "typescript/package.json",
    );
    return join(manifest, "../bin/tsc");
  } catch {
    return undefined;
  }
}
