import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import request from "supertest";
import {
  LESSON,
  start,
  startServer,
  temporaryFolder,
  until,
} from "../support.ts";
import { accepts, freePort, startGunicorn } from "./services.ts";

/** Starts nginx on the lesson's own nginx.conf, with other ports. */
async function startNginx(upstreams: readonly [string, string]) {
  const port = await freePort();
  const [first, second] = upstreams.map((url) => new URL(url).port);
  const text = readFileSync(join(LESSON, "nginx.conf"), "utf8")
    .replace(":8022;", `:${port};`)
    .replace(":3122 ", `:${first} `)
    .replace(":3222 ", `:${second} `);
  const cwd = temporaryFolder();
  const path = join(cwd, "nginx.conf");
  writeFileSync(path, text);
  const program = start("nginx", ["-p", cwd, "-c", path], { cwd });
  await until(
    () => accepts(port),
    () => `nginx: ${program.output()}`,
  );
  return `http://127.0.0.1:${port}`;
}

/** Sends GETs, eight at a time; `halfway` is called once. */
async function load(
  url: string,
  total: number,
  halfway: () => unknown,
) {
  const answers: string[] = [];
  const servers = new Set<string>();
  let sent = 0;
  async function visitor() {
    while (sent < total) {
      sent += 1;
      if (sent === total / 2) halfway();
      const answer = await request(url).get("/data").timeout(5000);
      answers.push(`${answer.status} ${answer.text}`);
      servers.add(answer.get("X-Served-By") ?? "");
    }
  }
  await Promise.all(Array.from({ length: 8 }, visitor));
  return { answers, servers };
}

test.each([
  ["Express", () => startServer("src/server.ts")],
  ["Flask", () => startGunicorn({ WEB_CONCURRENCY: "1" })],
])(
  "%s: one of two instances is killed under load",
  async (_, begin) => {
    const one = await begin();
    const two = await begin();
    const url = await startNginx([one.url, two.url]);
    const health = await request(one.url).get("/healthz");
    const worker = Number(
      health.get("X-Served-By")?.slice("process-".length),
    );
    const { answers, servers } = await load(url, 400, () => {
      void one.program.end("SIGKILL");
      if (worker !== one.program.pid) process.kill(worker, "SIGKILL");
    });
    expect(answers).toHaveLength(400);
    expect(new Set(answers)).toEqual(
      new Set(["200 This data is cached!"]),
    );
    expect(servers.size).toBe(2);
  },
);

test("502 when both are gone", async () => {
  const one = await startServer("src/server.ts");
  const two = await startServer("src/server.ts");
  const url = await startNginx([one.url, two.url]);
  await request(url).post("/data").expect(200, "Data refreshed");
  await one.program.end("SIGKILL");
  await two.program.end("SIGKILL");
  const answer = await request(url).get("/data");
  expect(answer.status).toBe(502);
});
