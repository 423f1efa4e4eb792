// The Procfiles' commands, started and stopped as Heroku does.

import { readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { findPython } from "@decant/shared/host";
import { expect, test } from "@jest/globals";
import {
  freePort,
  get,
  LESSON,
  reportInFlight,
  start,
  statusOf,
  until,
  WHOLE,
} from "../processes.ts";

const SOURCE = "node --import=tsx --conditions=@decant/source src/";

test.each(["Procfile", "flask/Procfile"])(
  "%s: on all addresses, and SIGTERM to all loses nothing",
  async (path) => {
    const file = join(LESSON, path);
    const [, web = ""] =
      /^web: (.*)$/m.exec(readFileSync(file, "utf8")) ?? [];
    const port = await freePort();
    const dyno = start(
      "sh",
      ["-c", web.replace(/node dist\/(\w+)\.js/, `${SOURCE}$1.ts`)],
      {
        PATH: programs(),
        PORT: String(port),
        WEB_CONCURRENCY: "2",
        PYTHONDONTWRITEBYTECODE: "1",
      },
      { cwd: dirname(file) },
    );
    await until("up", async () => (await statusOf(port, "/")) === 200);
    const other = await get(port, "/healthz", {}, "127.0.0.2");
    expect(other.status).toBe(200);

    const report = await reportInFlight(port);
    process.kill(-dyno.pid, "SIGTERM");
    expect(await report.whole).toBe(WHOLE);
    await dyno.ended;
    expect(await statusOf(port, "/healthz")).toBe(0);
  },
);

/** Where `node` and `gunicorn` are. */
function programs(): string {
  const python = findPython(LESSON);
  if (!python)
    throw new Error("no Flask: run `npx decant flask` first");
  return [
    dirname(process.execPath),
    dirname(python),
    process.env["PATH"],
  ].join(delimiter);
}
