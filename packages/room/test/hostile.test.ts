import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { TestClass } from "./class.ts";
import { at } from "./plan.ts";

let room: TestClass;
beforeEach(async () => {
  room = await TestClass.open();
});
afterEach(() => room.close());

const refused = (why: string) => ({ ok: false, why });
const UNKNOWN = refused("The class knows no such message.");
const MALFORMED = refused("The message is not as the class expects it.");

describe("a student who forges messages", () => {
  test("the teacher's messages are unknown to a student's connection", async () => {
    const student = room.student();
    await student.state();
    for (const [event, sent] of [
      ["show", at("answers")],
      ["close", "11-sessions/Set"],
      ["revote", { poll: "11-sessions/Set", round: 2 }],
      ["follow", false],
      ["end", undefined],
      ["tally", {}],
      ["__proto__", {}],
      ["constructor", {}],
    ] as const) {
      expect(await student.send(event, sent)).toEqual(UNKNOWN);
    }
    expect(room.room.state.number).toBe(1);
    expect(room.room.state.isOver).toBe(false);
  });

  test("what is malformed is refused, and changes nothing", async () => {
    const student = room.student();
    await student.state();
    for (const [event, sent] of [
      ["vote", null],
      ["vote", { poll: "x", round: "1", option: "body" }],
      ["vote", { poll: "x".repeat(201), round: 1, option: "body" }],
      ["vote", ["11-sessions/Set", 1, "body"]],
      ["ready", "1"],
      ["look", 12],
      ["ask", "yes"],
      ["rename", {}],
    ] as const) {
      expect(await student.send(event, sent)).toEqual(MALFORMED);
    }
  });

  test("another's id in a message is not looked at", async () => {
    const teacher = room.teacher();
    const [one, two] = [room.student(), room.student()];
    const [, first] = await Promise.all([
      teacher.state(),
      one.state(),
      two.state(),
    ]);
    await teacher.send("show", at("predict"));
    const vote = { poll: "11-sessions/Set", round: 1, option: "body" };
    await two.send("vote", { ...vote, id: first.you.id });
    const votes = room.room.state.polls["11-sessions/Set"]?.rounds[0] ?? {};
    expect(Object.keys(votes)).toEqual([(await two.state()).you.id]);
  });

  test("too many messages are refused in a sentence", async () => {
    const student = room.student();
    await student.state();
    const replies = await Promise.all(
      Array.from({ length: 60 }, () => student.send("ask", true)),
    );
    expect(replies[0]).toEqual({ ok: true });
    expect(replies.at(-1)).toEqual(
      refused("That was too fast: wait a moment, then try again."),
    );
  });

  test("a message without a wish for an answer, and one too long, harm nobody", async () => {
    const [one, two] = [room.student(), room.student()];
    await Promise.all([one.state(), two.state()]);
    one.socket.emit("vote");
    one.socket.emit("ask", "x".repeat(10_000));
    await one.next("gone");
    expect(await two.send("ask", true)).toEqual({ ok: true });
  });
});

describe("a page of another site", () => {
  test("gets no socket, on either server", async () => {
    const Origin = "http://evil.example";
    const student = room.student({}, { Origin });
    expect((await student.refusal()).message).toBe("websocket error");
    const teacher = room.client(
      `${room.teacherUrl}/teacher`,
      { console: "console-1" },
      { Origin, Cookie: room.room.key.cookie.split(";")[0] },
    );
    expect((await teacher.refusal()).message).toBe("websocket error");
  });

  test("nor does a name that only resolves to this machine", async () => {
    const student = room.student({}, { Host: "evil.example" });
    expect((await student.refusal()).message).toBe("websocket error");
  });
});

test("behind a proxy the address is what the proxy says last", async () => {
  const proxied = await TestClass.open({ behindProxy: true });
  const from = (address: string, code: string) =>
    proxied.student({ code }, { "X-Forwarded-For": `1.2.3.4, ${address}` });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await from("10.0.0.1", "222222").refusal();
  }
  const { code } = proxied.room.state;
  expect((await from("10.0.0.1", code).refusal()).data?.kind).toBe("wait");
  expect((await from("10.0.0.2", code).state()).count.here).toBe(1);
  await proxied.close();
});
