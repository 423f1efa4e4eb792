// Debian's nginx with the lesson's nginx.conf, on a port of the loopback.

import { once } from "node:events";
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import autocannon, { type Result } from "autocannon";
import {
  freePort,
  LESSON,
  start,
  statusOf,
  until,
} from "./processes.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

/** A folder that is removed after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "deploy-"));
  folders.push(folder);
  return folder;
}

/**
 * Starts nginx in front of two apps. Of nginx.conf only addresses and the
 * folders for nginx's own files are changed.
 *
 * @param apps - the ports that stand for app-1 and app-2
 * @returns the port of nginx
 */
export async function startNginx(
  apps: readonly [number, number],
): Promise<number> {
  const port = await freePort();
  await runNginx(
    "nginx.conf",
    {
      "app-1:5000": `127.0.0.1:${apps[0]}`,
      "app-2:5000": `127.0.0.1:${apps[1]}`,
      "listen 80": `listen 127.0.0.1:${port}`,
    },
    port,
  );
  return port;
}

/**
 * Starts nginx with one of the lesson's files.
 *
 * @param file - for instance `nginx.conf`
 * @param changes - texts of it, and what stands there instead
 * @param port - a port that answers when nginx is up
 */
export async function runNginx(
  file: string,
  changes: Readonly<Record<string, string>>,
  port: number,
): Promise<void> {
  const folder = makeFolder();
  const paths = [
    "client_body",
    "proxy",
    "fastcgi",
    "uwsgi",
    "scgi",
  ].map((name) => `${name}_temp_path ${folder}/${name};`);
  let config = readFileSync(join(LESSON, file), "utf8");
  for (const [text, other] of Object.entries({
    ...changes,
    "/dev/stdout": `${folder}/access.log`,
    "http {": `http {\n${paths.join("\n")}`,
  })) {
    if (!config.includes(text))
      throw new Error(`${file}: no "${text}"`);
    config = config.replace(text, other);
  }
  writeFileSync(join(folder, "nginx.conf"), config);

  const global = `daemon off; pid ${folder}/nginx.pid;`;
  const path = `${process.env["PATH"]}:/usr/sbin`;
  const log = ["-e", `${folder}/error.log`];
  start(
    "nginx",
    ["-p", folder, "-c", `${folder}/nginx.conf`, ...log, "-g", global],
    { PATH: path },
  );
  await until("nginx", async () => (await statusOf(port, "/")) > 0);
}

/**
 * Sends GET requests, 200 a second, while something happens; then sees
 * that answers still come.
 *
 * @returns how many answers were 2xx, and how many requests failed: any
 *   other status, a broken connection, no answer in ten seconds
 */
export async function loadWhile(
  port: number,
  happens: () => Promise<void>,
): Promise<{ ok: number; failed: number }> {
  let answers = 0;
  const url = `http://127.0.0.1:${port}`;
  const load = autocannon(
    { url, connections: 8, overallRate: 200, duration: 120 }, // at most
    () => undefined,
  );
  const ended = once(load, "done") as Promise<[Result]>;
  load.on("response", () => {
    answers += 1;
  });
  const more = async () => {
    const wanted = answers + 100;
    await until("100 more answers", () => answers >= wanted);
  };

  await more();
  await happens();
  await more();
  load.stop();
  const [{ errors, non2xx, timeouts, ...result }] = await ended;
  return { ok: result["2xx"], failed: errors + non2xx + timeouts };
}
