import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import { type Service, startRedis } from "../../src/load/services.ts";
import { StoreAway } from "../../src/log.ts";
import { Room } from "../../src/room.ts";
import { TestClass } from "../class.ts";
import { at, PLAN } from "../plan.ts";
import { holdWrites } from "./hold-writes.ts";

let redis: Service;
let redisUrl: string;
let first: TestClass;
let second: TestClass;

beforeEach(async () => {
  redis = await startRedis();
  redisUrl = `redis://127.0.0.1:${redis.port}`;
  first = await TestClass.open({ redisUrl });
  second = await TestClass.open({ redisUrl });
});
afterEach(async () => {
  await Promise.all([first.close(), second.close()]);
  await redis.end();
});

const OK = { ok: true };
const VOTE = { poll: "11-sessions/Set", round: 1, option: "body" };
const AWAY = new StoreAway().message;

describe("two processes, one class", () => {
  test("both have the same code; steps and votes cross over", async () => {
    expect(second.room.state.code).toBe(first.room.state.code);
    const teacher = first.teacher();
    const [one, two] = [first.student(), second.student()];
    await Promise.all([teacher, one, two].map((client) => client.state()));
    await teacher.send("show", at("predict"));
    for (const student of [one, two]) {
      await student.next("shown", ({ poll }) => poll?.status === "open");
      expect(await student.send("vote", VOTE)).toEqual(OK);
    }
    await teacher.next("tally", (poll) => poll?.rounds[0]?.["body"] === 2);
    await teacher.next("count", ({ here, voted }) => here === 2 && voted === 2);
  });

  test("a student's token is good at either", async () => {
    const student = first.student({
      code: first.room.state.code,
      name: "Ada",
    });
    const { token, you } = await student.state();
    student.socket.close();
    expect((await second.student({ token }).state()).you).toEqual(you);
  });

  test("there is one teacher among both, until that console is closed", async () => {
    const teacher = first.teacher("console-1");
    await teacher.state();
    const other = second.teacher("console-2");
    expect((await other.refusal()).data).toEqual({ kind: "teacher" });
    teacher.socket.close();
    // It may still be leaving: a client that is refused asks again.
    other.socket.on("connect_error", () => other.socket.connect());
    other.socket.connect();
    await other.state();
    expect((await first.teacher("console-1").refusal()).data).toEqual({
      kind: "teacher",
    });
  });

  test("a duplicated console takes over from the other process", async () => {
    const teacher = first.teacher("console-1");
    await teacher.state();
    const copy = second.teacher("console-1");
    await copy.state();
    expect(await teacher.next("replaced")).toBe(
      "You teach in another tab now.",
    );
    await teacher.next("gone");
    expect(await copy.send("show", at("predict"))).toEqual(OK);
  });

  test("both know the teacher by one cookie", () => {
    expect(second.room.key.cookie).toBe(first.room.key.cookie);
  });

  test("who starts late has the state of now", async () => {
    const teacher = first.teacher();
    await teacher.state();
    await teacher.send("show", at("send"));
    const third = await TestClass.open({ redisUrl });
    expect((await third.student().state()).shown.place).toEqual(at("send"));
    await third.close();
  });

  test("the end is told at both, and Redis forgets the class within a minute", async () => {
    const teacher = first.teacher();
    const student = second.student();
    await Promise.all([teacher.state(), student.state()]);
    expect(await teacher.send("end")).toEqual(OK);
    expect(await student.next("ended")).toBe("The class is over.");
    const store = new Redis(redisUrl);
    // What is kept until then has nobody's name.
    const kept = "decant:class:snapshot";
    const isOver = async () => /"isOver":true/.test(`${await store.get(kept)}`);
    while (!(await isOver()));
    expect(await store.get(kept)).toMatch(/"students":\{\}/);
    for (const key of await store.keys("*")) {
      const seconds = await store.ttl(key);
      expect({ key, isSoon: seconds > 0 && seconds <= 60 }).toEqual({
        key,
        isSoon: true,
      });
    }
    store.disconnect();
  });

  test("the teacher's end is answered before all are sent home, however late Redis says that it has it", async () => {
    const held = await holdWrites(redis.port);
    const third = await TestClass.open({
      redisUrl: `redis://127.0.0.1:${held.port}`,
    });
    try {
      const teacher = third.teacher();
      await teacher.state();
      held.hold();
      expect(await teacher.send("end")).toEqual(OK);
      expect(await teacher.next("gone")).toBe("io server disconnect");
    } finally {
      await third.close();
      await held.end();
    }
  });

  test("a new room opens at both, with nothing of the old one", async () => {
    const teacher = first.teacher();
    const ada = second.student({ code: first.room.state.code, name: "Ada" });
    const [, { token }] = await Promise.all([teacher.state(), ada.state()]);
    await teacher.send("end");
    await Promise.all([teacher.next("gone"), ada.next("gone")]);

    const opened = new Promise<void>((resolve) => second.room.onOpen(resolve));
    await first.room.openAgain();
    await opened;
    expect(second.room.state).toEqual(first.room.state);
    expect((await second.student({ token }).refusal()).data).toEqual({
      kind: "token",
    });
    const bo = second.student();
    await bo.state();
    const again = first.teacher();
    expect((await again.state()).people.map(({ name }) => name)).toEqual([
      "Student 1",
    ]);
    expect(await again.send("show", at("predict"))).toEqual(OK);
    await bo.next("shown", ({ poll }) => poll?.status === "open");
  });

  test("a process that starts after the end opens the new room for all", async () => {
    const teacher = first.teacher();
    await teacher.state();
    await teacher.send("end");
    const opened = new Promise<void>((resolve) => second.room.onOpen(resolve));
    const third = await TestClass.open({ redisUrl });
    await opened;
    expect(third.room.state.isOver).toBe(false);
    expect(second.room.state.code).toBe(third.room.state.code);
    await third.close();
  });

  test("a new room opens after Redis has forgotten the old one", async () => {
    const teacher = first.teacher();
    await teacher.state();
    const ended = new Promise<void>((resolve) => second.room.onEnd(resolve));
    await teacher.send("end");
    await ended;
    const store = new Redis(redisUrl);
    await store.flushall();
    // Within two seconds a process says again that the class is over.
    while ((await store.exists("decant:class:snapshot")) === 0);
    store.disconnect();
    const opened = new Promise<void>((resolve) => second.room.onOpen(resolve));
    await first.room.openAgain();
    await opened;
    expect(second.room.state).toEqual(first.room.state);
  });

  test("a class with other lessons is refused", async () => {
    const plan = PLAN.slice(0, 1);
    await expect(
      Room.open({ plan, teacher: "Ms Okafor", redisUrl }),
    ).rejects.toThrow(
      "The class in this Redis has other lessons: start all its processes from the same files.",
    );
  });
});

describe("Redis goes away", () => {
  test("all are told, nothing is taken, and the class goes on with all its votes", async () => {
    const teacher = first.teacher();
    const [one, two] = [first.student(), second.student()];
    await Promise.all([teacher, one, two].map((client) => client.state()));
    await teacher.send("show", at("predict"));
    expect(await one.send("vote", VOTE)).toEqual(OK);

    await redis.end("SIGKILL");
    for (const client of [teacher, one, two]) {
      expect(await client.next("notice", Boolean)).toBe(AWAY);
    }
    expect(await two.send("vote", VOTE)).toEqual({ ok: false, why: AWAY });
    expect(await second.student().refusal()).toEqual({
      message: AWAY,
      data: { kind: "store" },
    });

    // It comes back with nothing.
    redis = await startRedis(redis.port);
    for (const client of [teacher, one, two]) {
      await client.next("notice", (notice) => notice === null);
    }
    await two.next("shown", ({ poll }) => poll?.status === "open");
    expect(await two.send("vote", { ...VOTE, option: "header" })).toEqual(OK);
    await teacher.next(
      "tally",
      (poll) =>
        poll?.rounds[0]?.["body"] === 1 && poll.rounds[0]["header"] === 1,
    );
    const third = await TestClass.open({ redisUrl });
    expect(third.room.state.code).toBe(first.room.state.code);
    expect(Object.keys(third.room.state.students)).toHaveLength(2);
    await third.close();
  });

  test("a class cannot start without it, and says so", async () => {
    await redis.end();
    await expect(
      Room.open({
        plan: PLAN,
        teacher: "Ms Okafor",
        redisUrl: redisUrl.replace("//", "//:secret@"),
      }),
    ).rejects.toThrow(
      `The class cannot use Redis at redis://127.0.0.1:${redis.port}: connect ECONNREFUSED 127.0.0.1:${redis.port}. A class on one process needs none: leave REDIS_URL out.`,
    );
  });
});
