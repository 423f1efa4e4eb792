// uWSGI behind nginx, which speaks the uwsgi protocol to it.

import { dirname } from "node:path";
import { findPython } from "@decant/shared/host";
import { expect, test } from "@jest/globals";
import { runNginx } from "../nginx.ts";
import {
  freePort,
  get,
  LESSON,
  type Process,
  reportInFlight,
  start,
  statusOf,
  until,
  WHOLE,
} from "../processes.ts";

test("nginx tells the app who asks for what, whatever the client says", async () => {
  const { nginx } = await startBoth();
  const lies = {
    Host: "shop.example",
    "X-Forwarded-For": "10.0.0.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
  };
  expect(await get(nginx, "/", lies)).toMatchObject({
    status: 200,
    text: "127.0.0.1 asked for http://shop.example/",
  });
  expect(await get(nginx, "/readyz")).toMatchObject({ status: 404 });
});

test("uWSGI's own port does not speak HTTP", async () => {
  const { port } = await startBoth();
  expect(await statusOf(port, "/healthz")).toBe(0);
});

test("SIGTERM: the report in flight is finished", async () => {
  const { nginx, uwsgi } = await startBoth();
  const report = await reportInFlight(nginx);
  process.kill(uwsgi.pid, "SIGTERM");
  expect(await report.whole).toBe(WHOLE);
  expect(await uwsgi.ended).toBe(0);
});

async function startBoth(): Promise<{
  uwsgi: Process;
  port: number;
  nginx: number;
}> {
  const [port, nginx] = [await freePort(), await freePort()];
  const uwsgi = startUwsgi(port);
  await runNginx(
    "flask/nginx-uwsgi.conf",
    {
      "127.0.0.1:5020": `127.0.0.1:${port}`,
      "listen 80": `listen 127.0.0.1:${nginx}`,
    },
    nginx,
  );
  await until("up", async () => (await statusOf(nginx, "/")) === 200);
  return { uwsgi, port, nginx };
}

function startUwsgi(port: number): Process {
  const python = findPython(LESSON);
  if (!python)
    throw new Error("no Flask: run `npx decant flask` first");
  const folder = dirname(python);
  return start(
    `${folder}/uwsgi`,
    ["--ini", "uwsgi.ini"],
    {
      PORT: String(port),
      WEB_CONCURRENCY: "2",
      VIRTUAL_ENV: dirname(folder),
      PYTHONDONTWRITEBYTECODE: "1",
    },
    { cwd: `${LESSON}/flask` },
  );
}
