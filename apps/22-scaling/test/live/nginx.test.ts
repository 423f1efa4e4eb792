import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import request, { type Response } from "supertest";
import {
  LESSON,
  servedBy,
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
    .replace(":5000 ", `:${first} `)
    .replace(":5001 ", `:${second} `);
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

/** Sends 200 GETs, eight at a time; gives their answers. */
async function load(url: string): Promise<Response[]> {
  const answers: Response[] = [];
  let sent = 0;
  async function visitor() {
    while (sent < 200) {
      sent += 1;
      answers.push(await request(url).get("/data").timeout(5000));
    }
  }
  await Promise.all(Array.from({ length: 8 }, visitor));
  return answers;
}

test.each([
  ["Express", () => startServer("src/server.ts")],
  ["Flask", () => startGunicorn({ WEB_CONCURRENCY: "1" })],
])(
  "%s: one of two is killed, and all 400 are answered",
  async (_, begin) => {
    const one = await begin();
    const two = await begin();
    const url = await startNginx([one.url, two.url]);
    const victim = servedBy(await request(one.url).get("/healthz"));

    const before = await load(url);
    expect(new Set(before.map(servedBy)).size).toBe(2);
    // Not while it sends: half an answer cannot be asked for again.
    void one.program.end("SIGKILL");
    if (victim !== one.program.pid) process.kill(victim, "SIGKILL");
    const after = await load(url);
    expect(after.map(servedBy)).not.toContain(victim);

    for (const { status, text } of [...before, ...after]) {
      expect([status, text]).toEqual([200, "This data is cached!"]);
    }
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
