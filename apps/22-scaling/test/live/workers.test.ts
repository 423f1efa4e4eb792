import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import request from "supertest";
import { parseAllDocuments } from "yaml";
import {
  LESSON,
  startCluster,
  twoProcesses,
  until,
} from "../support.ts";
import { freePort, startGunicorn, startPython } from "./services.ts";

test.each([
  ["node:cluster", startCluster],
  ["gunicorn", () => startGunicorn({ WEB_CONCURRENCY: "2" })],
])("%s: a worker that is killed is replaced", async (_, begin) => {
  const { program, url } = await begin();
  const [victim = 0, other] = await twoProcesses(url);
  process.kill(victim, "SIGKILL");
  const after = await twoProcesses(url, victim);
  expect(after).toContain(other);
  expect(await program.end("SIGTERM")).toBe(0);
});

test("gunicorn -w 4 starts four workers", async () => {
  const port = await freePort();
  const program = startPython(
    ["-m", "gunicorn", "-w", "4", "app:create_app()"],
    { env: { PORT: `${port}` } },
  );
  await program.printed(/(Booting worker[^]*){4}/);
  expect(await program.end("SIGTERM")).toBe(0);
});

test("gunicorn ends with an error if no worker can start", async () => {
  const port = await freePort();
  const program = startPython(["-m", "gunicorn", "nothing:app"], {
    env: { PORT: `${port}` },
  });
  await program.printed(/Worker failed to boot/);
  expect(await program.ended()).toBeGreaterThan(0);
});

/** Sends 12 requests while one worker of two is stopped; then kills it. */
async function killWhileStopped(url: string) {
  const [victim = 0] = await twoProcesses(url);
  process.kill(victim, "SIGSTOP");
  const asked = Array.from({ length: 12 }, () =>
    request(url)
      .get("/healthz")
      .timeout(4000)
      .then(
        ({ text }) => text,
        ({ code }) => code as string,
      ),
  );
  await Promise.any(asked); // the other worker answers its part
  process.kill(victim, "SIGKILL");
  return new Set(await Promise.all(asked));
}

test("node:cluster: a connection dies with who was to take it", async () => {
  const { url } = await startCluster();
  const answers = await killWhileStopped(url);
  expect(answers).toEqual(new Set(["ok", "ECONNABORTED"]));
});

test("gunicorn: workers take connections themselves", async () => {
  const { url } = await startGunicorn({ WEB_CONCURRENCY: "2" });
  expect(await killWhileStopped(url)).toEqual(new Set(["ok"]));
});

test("the commands of the Kubernetes deployment start", async () => {
  const text = readFileSync(
    join(LESSON, "k8s/deployment.yaml"),
    "utf8",
  );
  const [web = [], worker = []] = parseAllDocuments(text).map(
    (each) => each.toJS().spec.template.spec.containers[0].command,
  ) as string[][];
  const port = await freePort();
  const here = `127.0.0.1:${port}`;
  startPython([
    "-m",
    ...web.map((part) => part.replace("0.0.0.0:5022", here)),
  ]);
  await until(
    () =>
      request(`http://${here}`)
        .get("/healthz")
        .then(
          ({ text: answer }) => answer === "ok",
          () => false,
        ),
    "the web process",
  );
  const celery = startPython(["-m", ...worker]);
  await celery.printed(/tasks\.long_task/);
  expect(await celery.end("SIGTERM")).toBe(0);
});
