import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  type ClassProcess,
  startClassProcess,
} from "../../src/load/class-process.ts";
import {
  freePort,
  type Service,
  startNginx,
  startRedis,
} from "../../src/load/services.ts";
import { SILENT_MS } from "../../src/presence.ts";
import { Client } from "../class.ts";

let services: Service[] = [];
let processes: ClassProcess[] = [];
let url: string;

beforeEach(async () => {
  const redis = await startRedis();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const ports = await Promise.all([freePort(), freePort()]);
  const redisUrl = `redis://127.0.0.1:${redis.port}`;
  processes = await Promise.all(
    ports.map((own) =>
      startClassProcess({ port: own, address: url, redisUrl }),
    ),
  );
  const hosts = ports.map((own) => `127.0.0.1:${own}`);
  services = [redis, await startNginx(port, hosts)];
});
afterEach(async () => {
  await Promise.all(processes.map((one) => one.end("SIGKILL")));
  await Promise.all(services.map((one) => one.end()));
});

test("the teacher of a killed process has another one at once", async () => {
  const [kept, killed] = processes as [ClassProcess, ClassProcess];
  const open = ({ teacherUrl, cookie }: ClassProcess, console: string) =>
    new Client(`${teacherUrl}/teacher`, { console }, { Cookie: cookie });
  const teacher = open(killed, "console-1");
  await teacher.state();
  const second = open(kept, "console-2");
  expect((await second.refusal()).data).toEqual({ kind: "teacher" });

  await killed.end("SIGKILL");
  const killedAt = performance.now();
  // On another port a page has another name for its console.
  const again = open(kept, "console-3");
  await again.state();
  expect(performance.now() - killedAt).toBeLessThan(SILENT_MS);
  expect(again.heard.map(([event]) => event)).not.toContain("refused");
  const third = open(kept, "console-4");
  expect((await third.refusal()).data).toEqual({ kind: "teacher" });
  for (const one of [teacher, second, again, third]) one.socket.close();
});

test("students of a killed process come to another one and lose nothing", async () => {
  const [kept, killed] = processes as [ClassProcess, ClassProcess];
  const { code, cookie, teacherUrl } = kept;
  const console = { console: "console-1" };
  const teacher = new Client(`${teacherUrl}/teacher`, console, {
    Cookie: cookie,
  });
  const { shown } = await teacher.state();
  const folder = shown.place.lesson;
  const question = { lesson: folder, part: null, request: null, quiz: 0 };
  const ask = { ...question, step: "predict" };
  expect(await teacher.send("show", ask)).toEqual({ ok: true });

  // nginx gives each process some of them.
  const students = Array.from({ length: 6 }, (_, index) => {
    const auth = { code, name: `Student ${index}` };
    return new Client(`${url}/student`, auth, {});
  });
  const before = await Promise.all(
    students.map(async (student) => {
      const state = await student.state();
      // As the student's page does: from now on with its token.
      student.socket.auth = { token: state.token };
      return state;
    }),
  );
  const poll = `${folder}/quiz/0`;
  for (const student of students) {
    const vote = { poll, round: 1, option: "0" };
    expect(await student.send("vote", vote)).toEqual({ ok: true });
  }
  await teacher.next("tally", (tally) => tally?.rounds[0]?.["0"] === 6);

  await killed.end("SIGKILL");
  const close = { ...question, step: "answers" };
  expect(await teacher.send("show", close)).toEqual({ ok: true });
  for (const [index, student] of students.entries()) {
    // Those of the killed process get it as a new state, the others as news.
    const result = await Promise.race([
      student
        .next("shown", (now) => !!now.poll?.result)
        .then((now) => now.poll),
      student
        .next("state", (now) => !!now.shown.poll?.result)
        .then((now) => {
          expect(now.you).toEqual({ ...before[index]?.you, vote: "0" });
          return now.shown.poll;
        }),
    ]);
    expect(result?.result?.rounds[0]?.["0"]).toBe(6);
  }
  for (const client of [teacher, ...students]) client.socket.close();
});
