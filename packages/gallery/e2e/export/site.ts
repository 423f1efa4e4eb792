import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@decant/room/load";
import { test as base, expect, type Page } from "@playwright/test";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../../..");
/** As a code host serves the pages of a repository. */
export const BASE = process.env["SITE_BASE"] ?? "/decant/";

interface Exported {
  /** The folder of an exported site. */
  readonly folder: string;
  /** Where nginx serves it. */
  readonly site: string;
}

/** Playwright's test, with `baseURL` of an exported site behind nginx. */
export const test = base.extend<object, Exported>({
  folder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern.
    async ({}, use) => {
      const own = mkdtempSync(join(tmpdir(), "decant-export-"));
      // Who has just exported names the folder, and the base if it is another.
      const folder = process.env["EXPORTED"] ?? join(own, "site");
      if (!existsSync(folder)) await exportTo(folder);
      await use(folder);
      rmSync(own, { recursive: true });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  site: [
    async ({ folder }, use) => {
      const own = mkdtempSync(join(tmpdir(), "decant-nginx-"));
      const port = await freePort();
      const nginx = await startNginx(own, folder, port);
      await use(`http://127.0.0.1:${port}${BASE}`);
      nginx.kill("SIGQUIT");
      await once(nginx, "exit");
      rmSync(own, { recursive: true });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site),
});

async function exportTo(out: string): Promise<void> {
  const args = ["run", "export", "--", "--base", BASE, "--out", out];
  const child = spawn("npm", args, { cwd: ROOT, stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error("The site could not be exported.");
}

/** nginx as Debian has it, in the foreground, with the site in a sub-path. */
async function startNginx(
  folder: string,
  out: string,
  port: number,
): Promise<ChildProcess> {
  for (const name of ["body", "other"]) mkdirSync(join(folder, name));
  const config = join(folder, "nginx.conf");
  // Of root's nginx the workers are another user, who cannot read the folder.
  const user = userInfo().uid === 0 ? "user root;" : "";
  writeFileSync(
    config,
    `daemon off;
${user}
pid ${folder}/nginx.pid;
error_log stderr crit;
worker_processes 1;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/wasm;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/other;
  fastcgi_temp_path ${folder}/other;
  uwsgi_temp_path ${folder}/other;
  scgi_temp_path ${folder}/other;
  server {
    listen 127.0.0.1:${port};
    location ${BASE} {
      alias ${out}/;
      error_page 404 ${BASE}404.html;
    }
  }
}
`,
  );
  const nginx = spawn("nginx", ["-p", folder, "-c", config], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  await untilListening(nginx, port);
  return nginx;
}

async function untilListening(nginx: ChildProcess, port: number) {
  while (nginx.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error("nginx ended before it listened.");
}

/**
 * Waits until a file and all that the page has loaded to run lessons are kept
 * for offline use, and nothing more comes.
 */
export async function untilKept(page: Page, path: string): Promise<void> {
  let before = -1;
  const isKept = async () => {
    const { missing, count } = await page.evaluate(
      async ([folder, file]) => {
        const site = location.origin + folder;
        const cache = await caches.open(`decant ${folder}`);
        const keys = (await cache.keys()).map(({ url }) => url.split("?")[0]);
        const used = performance
          .getEntriesByType("resource")
          .flatMap(({ name }) =>
            name.startsWith(`${site}sandbox/`) ? [name] : [],
          );
        const kept = new Set(keys);
        const wanted = [site + file, ...used];
        return {
          missing: wanted.filter((url) => !kept.has(url)),
          count: kept.size,
        };
      },
      [BASE, path] as const,
    );
    const isSame = count === before;
    before = count;
    return isSame ? missing : ["more may come"];
  };
  const patience = { timeout: 60_000, intervals: [500] };
  await expect.poll(isKept, patience).toEqual([]);
}
