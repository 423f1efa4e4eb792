// Changes one file of each kind in a clone of the repository, and demands that
// Turborepo runs again what reads it, and nothing else:
// `npx tsx packages/proof/src/stale-passes.ts`. It tries what is committed.
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "./root.ts";

const TASKS = ["build", "types", "test", "check", "bugs"];
const LESSON = "@decant/lesson-05-dynamic-routes";
const OTHER = "@decant/lesson-06-http-methods";
const TWINS = "@decant/lesson-21-flask-vs-fastapi";

interface Kind {
  /** The file, or the variable of the environment, that changes. */
  readonly changed: string;
  /** Tasks that must run again. */
  readonly again: readonly string[];
  /** Tasks whose result still holds. */
  readonly holds: readonly string[];
}

const PAGES = ["@decant/gallery#test", "@decant/cli#test"];
const OTHERS = [`${OTHER}#test`, `${OTHER}#check`, "@decant/shared#test"];
const EVERY = [`${LESSON}#test`, `${OTHER}#check`, "@decant/lab#test"];

const KINDS: readonly Kind[] = [
  {
    changed: "README.md",
    again: ["@decant/cli#check"],
    holds: [`${LESSON}#test`, `${LESSON}#check`],
  },
  {
    changed: "apps/05-dynamic-routes/README.md",
    again: [`${LESSON}#check`, "@decant/cli#check", ...PAGES],
    holds: [`${LESSON}#test`, `${LESSON}#bugs`, ...OTHERS],
  },
  {
    changed: "apps/05-dynamic-routes/src/app.ts",
    again: TASKS.map((task) => `${LESSON}#${task}`).concat(PAGES),
    holds: OTHERS,
  },
  {
    changed: "apps/05-dynamic-routes/flask/app.py",
    again: [`${LESSON}#test`, `${LESSON}#check`, `${LESSON}#bugs`, ...PAGES],
    holds: [`${LESSON}#build`, ...OTHERS],
  },
  {
    changed: "apps/21-flask-vs-fastapi/fastapi/app.py",
    again: [`${TWINS}#test`, `${TWINS}#check`, ...PAGES],
    holds: OTHERS,
  },
  {
    changed: "apps/02-flask-vs-django/django/app.py",
    again: ["@decant/lesson-02-flask-vs-django#test", ...PAGES],
    holds: OTHERS,
  },
  {
    changed: "apps/05-dynamic-routes/answers/flask.http",
    again: [`${LESSON}#check`, ...PAGES],
    holds: [`${LESSON}#test`, ...OTHERS],
  },
  {
    changed: "shared/src/serve.ts",
    again: [`${LESSON}#test`, `${LESSON}#build`, "@decant/lab#test"],
    holds: [],
  },
  {
    changed: "packages/lab/src/instance.ts",
    again: ["@decant/lab#test", "@decant/cli#test", `${LESSON}#check`],
    holds: [`${LESSON}#test`, "@decant/catalog#test"],
  },
  {
    changed: "packages/catalog/common-ledger.md",
    again: [`${LESSON}#check`, "@decant/gallery#test"],
    holds: [`${LESSON}#test`],
  },
  {
    changed: "requirements.lock",
    again: ["@decant/cli#check"],
    holds: [`${LESSON}#test`],
  },
  {
    changed: "apps/11-sessions/users.sqlite3",
    again: [],
    holds: ["@decant/lesson-11-sessions#test", ...PAGES, ...OTHERS],
  },
  {
    changed: ".venv/lib/python3/site-packages/werkzeug-4.dist-info/METADATA",
    again: EVERY,
    holds: [],
  },
  { changed: "PYTHON", again: EVERY, holds: [] },
  { changed: "npm_config_user_agent", again: EVERY, holds: [] },
];

const clone = mkdtempSync(join(tmpdir(), "decant-stale-"));
try {
  git("clone", "--quiet", "--shared", ROOT, clone);
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
  const before = hashes();
  const wrong = KINDS.flatMap((kind) => tryKind(kind, before));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  console.log(`${KINDS.length} kinds of change run again what they must.`);
} finally {
  rmSync(clone, { recursive: true, force: true });
}

function tryKind({ changed, again, holds }: Kind, before: Hashes): string[] {
  const isFile = changed.includes(".");
  if (isFile) {
    mkdirSync(dirname(join(clone, changed)), { recursive: true });
    appendFileSync(join(clone, changed), "\n");
  }
  const after = hashes(isFile ? {} : { [changed]: "another" });
  if (isFile) {
    git("-C", clone, "checkout", "--quiet", ".");
    git("-C", clone, "clean", "-fdxq", "--exclude=node_modules");
  }
  const same = (task: string) => read(before, task) === read(after, task);
  return [
    ...again.filter(same).map((task) => `${changed}: ${task} is stale`),
    ...holds
      .filter((task) => !same(task))
      .map((task) => `${changed}: ${task} runs again for nothing`),
  ];
}

type Hashes = ReadonlyMap<string, string>;

function read(tasks: Hashes, task: string): string {
  const hash = tasks.get(task);
  if (hash === undefined) throw new Error(`There is no task ${task}.`);
  return hash;
}

/** The hash of every task, under which its result is kept. */
function hashes(env: NodeJS.ProcessEnv = {}): Hashes {
  const turbo = join(ROOT, "node_modules/turbo/bin/turbo");
  const json = execFileSync(
    process.execPath,
    [turbo, "run", ...TASKS, "--dry=json"],
    {
      cwd: clone,
      encoding: "utf8",
      env: { ...process.env, ...env },
      maxBuffer: 2 ** 28,
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const { tasks } = JSON.parse(json) as {
    tasks: { taskId: string; hash: string }[];
  };
  return new Map(tasks.map(({ taskId, hash }) => [taskId, hash]));
}

function git(...args: readonly string[]): void {
  execFileSync("git", args, { stdio: ["ignore", "ignore", "inherit"] });
}
