// Asks all three engines, and writes what they say to outcomes.json
// and to the tables of APPENDIX.md. Run it in the lesson's folder with
// npx tsx --conditions=@decant/source test/probe/record.ts

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
import { MARK, type Recorded, writeTables } from "./appendix.ts";
import {
  probeJinja2,
  probeMiniJinja,
  probeNunjucks,
} from "./engines.ts";

const LESSON = join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

const python = findPython(LESSON);
if (!python) {
  throw new Error(
    "Flask is not installed: run `npx decant flask` first.",
  );
}

const recorded: Recorded = {
  Jinja2: {
    version: execFileSync(
      python,
      [
        "-c",
        "from importlib.metadata import version; print(version('jinja2'))",
      ],
      { encoding: "utf8" },
    ).trim(),
    outcomes: probeJinja2(python),
  },
  Nunjucks: { version: version("nunjucks"), outcomes: probeNunjucks() },
  MiniJinja: {
    version: version("minijinja-js"),
    outcomes: probeMiniJinja(),
  },
};
writeFileSync(
  join(import.meta.dirname, "outcomes.json"),
  `${JSON.stringify(recorded, null, 2)}\n`,
);

const appendix = join(LESSON, "APPENDIX.md");
const [intro = ""] = readFileSync(appendix, "utf8").split(MARK);
writeFileSync(appendix, `${intro}${MARK}\n\n${writeTables(recorded)}`);

function version(name: string): string {
  const manifest = readFileSync(
    require.resolve(`${name}/package.json`),
    "utf8",
  );
  return (JSON.parse(manifest) as { version: string }).version;
}
