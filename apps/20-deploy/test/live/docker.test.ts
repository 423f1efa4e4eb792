// The two Dockerfiles without a container engine: each stage is a folder,
// and its instructions are carried out there by a user without rights.
// npm and pip fetch the packages, as they would in a container.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "@jest/globals";
import {
  all,
  command,
  type Instruction,
  readDockerfile,
  type Stage,
} from "../dockerfile.ts";
import { makeFolder } from "../nginx.ts";
import {
  freePort,
  get,
  LESSON,
  start,
  statusOf,
  until,
} from "../processes.ts";

/** A stage that has been built. */
interface Image {
  /** The folder that stands for the container's root. */
  readonly root: string;
  /** WORKDIR, as a folder below the root. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const NOT_COPIED = new Set(["node_modules", "dist", ".turbo"]);
const USER = findUser();
/** What {@link run} finds where all is well; numbers are exit codes. */
const PASSED = {
  isRoot: false,
  home: "127.0.0.1 asked for http://127.0.0.1:PORT/",
  healthy: 0,
  ended: 0,
  gone: 1,
};

test("Dockerfile: built, run, probed and stopped", async () => {
  const { image, stage } = await build("Dockerfile", `${LESSON}/../..`);
  const packages = join(image.cwd, "node_modules");
  expect(existsSync(join(packages, "express"))).toBe(true);
  for (const name of ["jest", "typescript", "@types"]) {
    expect(existsSync(join(packages, name))).toBe(false);
  }
  expect(await run(image, stage)).toEqual(PASSED);
}, 600_000);

test("flask/Dockerfile: built, run, probed and stopped", async () => {
  const context = `${LESSON}/flask`;
  const { image, stage } = await build("flask/Dockerfile", context);
  expect(await run(image, stage)).toEqual(PASSED);
}, 600_000);

/** Runs CMD and HEALTHCHECK of the last stage, and stops the app. */
async function run(image: Image, stage: Stage) {
  const port = await freePort();
  const env = { ...image.env, HOST: "127.0.0.1", PORT: String(port) };
  const begin = (keyword: string) => {
    const [program = "", ...args] = command(all(stage, keyword)[0]);
    const where = { ...USER, cwd: image.cwd };
    return start(
      program,
      args,
      { ...env, WEB_CONCURRENCY: "2" },
      where,
    );
  };

  const app = begin("CMD");
  await until(
    "ready",
    async () => (await statusOf(port, "/readyz")) === 200,
  );
  const isRoot = statSync(`/proc/${app.pid}`).uid === 0;
  const { text: home } = await get(port, "/");
  const healthy = await begin("HEALTHCHECK").ended;
  process.kill(app.pid, "SIGTERM");
  const ended = await app.ended;
  const gone = await begin("HEALTHCHECK").ended;
  return {
    isRoot,
    home: home.replace(String(port), "PORT"),
    healthy,
    ended,
    gone,
  };
}

/** Carries out all stages, and gives the last. */
async function build(path: string, context: string) {
  const folder = makeFolder();
  chmodSync(folder, 0o755);
  const stages = readDockerfile(
    readFileSync(join(LESSON, path), "utf8"),
  );
  const images = new Map<string, Image>();
  for (const { name, instructions } of stages) {
    const root = join(folder, name);
    const home = join(folder, `home-${name}`);
    mkdirSync(root);
    mkdirSync(home);
    giveAway(home);
    let image: Image = { root, cwd: root, env: outside(home) };
    for (const each of instructions) {
      image = await carryOut(each, image, images, context);
    }
    images.set(name, image);
  }
  const stage = stages.at(-1);
  const image = images.get(stage?.name ?? "");
  if (!stage || !image) throw new Error(`${path} has no stage`);
  return { image, stage };
}

async function carryOut(
  { keyword, text: rest }: Instruction,
  image: Image,
  images: ReadonlyMap<string, Image>,
  context: string,
): Promise<Image> {
  const { root, cwd } = image;
  if (keyword === "WORKDIR") {
    mkdirSync(join(root, rest), { recursive: true });
    giveAway(join(root, rest));
    return { ...image, cwd: join(root, rest) };
  }
  if (keyword === "ENV") return { ...image, env: setEnv(image, rest) };
  if (keyword === "COPY") {
    const [, stage, names = "", to = ""] =
      /^(?:--from=(\S+) )?(.*) (\S+)$/.exec(rest) ?? [];
    const from = stage ? (images.get(stage)?.root ?? "") : context;
    copy(from, names.split(" "), join(cwd, to), !stage);
    giveAway(cwd);
  }
  if (keyword === "RUN") await shell(rest, image);
  return image;
}

/** `PATH=/app/bin:$PATH HOST=0.0.0.0`; a path is one below the root. */
function setEnv(
  { root, env }: Image,
  pairs: string,
): NodeJS.ProcessEnv {
  const added = pairs.split(" ").map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    const full = value.replace("$PATH", env["PATH"] ?? "");
    return [name, full.startsWith("/") ? root + full : full];
  });
  return { ...env, ...Object.fromEntries(added) };
}

/** A folder's content is copied, as COPY does, a file under its name. */
function copy(
  from: string,
  names: readonly string[],
  to: string,
  isContext: boolean,
): void {
  const files = names.flatMap((name) =>
    name.startsWith("*")
      ? readdirSync(from).filter((file) => file.endsWith(name.slice(1)))
      : [name],
  );
  for (const file of files) {
    const path = join(from, file);
    const isFolder = statSync(path).isDirectory();
    cpSync(path, isFolder ? to : join(to, basename(file)), {
      recursive: true,
      verbatimSymlinks: true,
      // What Dockerfile.dockerignore leaves out.
      filter: (each) => !isContext || !NOT_COPIED.has(basename(each)),
    });
  }
}

async function shell(line: string, { cwd, env }: Image): Promise<void> {
  const child = spawn("sh", ["-c", `exec 2>&1; ${line}`], {
    ...USER,
    cwd,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 300_000,
  });
  const [output, [code]] = await Promise.all([
    text(child.stdout),
    once(child, "close"),
  ]);
  if (code !== 0) throw new Error(`RUN ${line}: ${code}\n${output}`);
}

/** This environment, but for what npm says to its own scripts. */
function outside(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_registry$)|^NODE_ENV$/i.test(name),
  );
  const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
  return { ...Object.fromEntries(kept), PATH: path, HOME: home };
}

/** Root builds as nobody; anyone else as himself. */
function findUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string) =>
    Number(
      execFileSync("id", [option, "nobody"], { encoding: "utf8" }),
    );
  return { uid: id("-u"), gid: id("-g") };
}

function giveAway(folder: string): void {
  if (USER.uid === undefined) return;
  execFileSync("chown", ["-hR", `${USER.uid}:${USER.gid}`, folder]);
}
