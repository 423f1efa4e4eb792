import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { TestClass } from "./class.ts";
import { at, quizAt, REGION } from "./plan.ts";

let room: TestClass;
beforeEach(async () => {
  room = await TestClass.open();
});
afterEach(() => room.close());

const OK = { ok: true };
const refused = (why: string) => ({ ok: false, why });

describe("follow", () => {
  test("a step reaches the projector and each student", async () => {
    const teacher = room.teacher();
    const followers = [room.projector(), room.student(), room.student()];
    await Promise.all([teacher, ...followers].map((one) => one.state()));
    expect(await teacher.send("show", at("predict"))).toEqual(OK);
    for (const follower of followers) {
      const shown = await follower.next("shown");
      expect(shown).toMatchObject({
        number: 2,
        place: at("predict"),
        everyoneFollows: true,
        poll: {
          id: "11-sessions/Set",
          kind: "prediction",
          status: "open",
          round: 1,
          result: null,
        },
      });
    }
  });

  test("who comes later gets the present state", async () => {
    const teacher = room.teacher();
    await teacher.state();
    await teacher.send("show", at("send"));
    const {
      room: info,
      shown,
      count,
      you,
      notice,
    } = await room
      .student({ code: room.room.state.code, name: " Ada  L. " })
      .state();
    expect(info).toEqual({ code: room.room.state.code, teacher: "Ms Okafor" });
    expect(shown.place).toEqual(at("send"));
    expect(count).toEqual({ here: 1, voted: 0, ready: 0 });
    expect(notice).toBeNull();
    expect(you).toEqual({
      id: expect.stringMatching(/^[\da-f]{12}$/),
      name: "Ada L.",
      vote: null,
      ready: false,
      looking: null,
      asks: false,
    });
  });

  test("looking around and coming back is told to the teacher", async () => {
    const teacher = room.teacher();
    const student = room.student();
    const { you } = await student.state();
    await teacher.state();
    const told = (looking: string | null) =>
      teacher.next("people", (people) =>
        people.some((one) => one.id === you.id && one.looking === looking),
      );
    expect(await student.send("look", "12-cookies")).toEqual(OK);
    await told("12-cookies");
    expect(await student.send("look", null)).toEqual(OK);
    await told(null);
    expect(await student.send("look", "99-none")).toEqual(
      refused("There is no such lesson."),
    );
  });
});

describe("vote", () => {
  test("nobody but the teacher hears a tally before it is revealed", async () => {
    const teacher = room.teacher();
    const projector = room.projector();
    const [one, two] = [room.student(), room.student()];
    await Promise.all(
      [teacher, projector, one, two].map((client) => client.state()),
    );
    await teacher.send("show", at("predict"));
    const vote = { poll: "11-sessions/Set", round: 1 };
    expect(await one.send("vote", { ...vote, option: "body" })).toEqual(OK);
    expect(await one.send("vote", { ...vote, option: "header" })).toEqual(OK);
    expect(await two.send("vote", { ...vote, option: "header" })).toEqual(OK);
    const tally = { status: 0, body: 0, header: 2, nowhere: 0 };
    expect(
      await teacher.next("tally", (poll) => poll?.rounds[0]?.header === 2),
    ).toEqual({ id: "11-sessions/Set", right: ["header"], rounds: [tally] });
    await projector.next("count", ({ voted }) => voted === 2);
    await teacher.send("show", at("send"));
    await one.next("shown", ({ poll }) => poll?.status === "closed");
    await two.next("shown", ({ poll }) => poll?.status === "closed");
    for (const client of [projector, one, two]) {
      const all = JSON.stringify(client.heard);
      expect(all).not.toContain('"rounds"');
      expect(all).not.toContain('"right"');
      expect(client.heard.map(([event]) => event)).not.toContain("tally");
    }
    await teacher.send("show", at("answers"));
    for (const client of [projector, one, two]) {
      const shown = await client.next("shown", ({ poll }) => !!poll?.result);
      expect(shown.poll?.result).toEqual({
        right: ["header"],
        rounds: [tally],
      });
    }
  });

  test("a closed vote stays closed after a reload", async () => {
    const teacher = room.teacher();
    const student = room.student();
    const { token } = await student.state();
    await teacher.state();
    await teacher.send("show", at("predict"));
    const vote = { poll: "11-sessions/Set", round: 1, option: "body" };
    await student.send("vote", vote);
    expect(await teacher.send("close", "11-sessions/Set")).toEqual(OK);
    student.socket.close();
    const again = room.student({ token });
    const { shown, you } = await again.state();
    expect(shown.poll?.status).toBe("closed");
    expect(you.vote).toBe("body");
    expect(await again.send("vote", { ...vote, option: "header" })).toEqual(
      refused("The vote is closed: no more answers are taken."),
    );
    // Nor does the teacher's going back open it.
    await teacher.send("show", REGION);
    await teacher.send("show", at("predict"));
    expect(await again.send("vote", vote)).toEqual(
      refused("The vote is closed: no more answers are taken."),
    );
  });

  test("a new round after a discussion keeps the earlier tally", async () => {
    const teacher = room.teacher();
    const student = room.student();
    await Promise.all([teacher.state(), student.state()]);
    await teacher.send("show", quizAt("predict"));
    const poll = "11-sessions/quiz/0";
    await student.send("vote", { poll, round: 1, option: "1" });
    await teacher.send("close", poll);
    expect(await teacher.send("revote", { poll, round: 2 })).toEqual(OK);
    await student.next("shown", (shown) => shown.poll?.round === 2);
    expect(await student.send("vote", { poll, round: 1, option: "0" })).toEqual(
      refused("This round is over: vote in the new one."),
    );
    await student.send("vote", { poll, round: 2, option: "0" });
    await teacher.send("show", quizAt("answers"));
    const shown = await student.next("shown", (one) => !!one.poll?.result);
    expect(shown.poll?.result).toEqual({
      right: ["0"],
      rounds: [
        { 0: 0, 1: 1 },
        { 0: 1, 1: 0 },
      ],
    });
  });

  test("ready for the next step is one tap, about that step", async () => {
    const teacher = room.teacher();
    const student = room.student();
    await Promise.all([teacher.state(), student.state()]);
    expect(await student.send("ready", 1)).toEqual(OK);
    await teacher.next("count", ({ ready }) => ready === 1);
    await teacher.send("show", at("predict"));
    await teacher.next("count", ({ ready }) => ready === 0);
    expect(await student.send("ready", 1)).toEqual(
      refused("That step is over."),
    );
  });
});

describe("who one is", () => {
  test("the token brings back the same student, two pages of it count once", async () => {
    const first = room.student({ code: room.room.state.code, name: "Ada" });
    const { you, token } = await first.state();
    const second = room.student({ token });
    const state = await second.state();
    expect(state.you.id).toBe(you.id);
    expect(state.count.here).toBe(1);
    expect(state.token).toBe(token);
    await second.send("ask", true);
    expect(await first.next("you")).toEqual({ ...you, asks: true });
  });

  test("a token of another class is refused, unless there is a code", async () => {
    const token = "A".repeat(24);
    expect(await room.student({ token }).refusal()).toEqual({
      message:
        "The class that you were in is over: join this one with its code.",
      data: { kind: "token" },
    });
    const { code } = room.room.state;
    expect((await room.student({ token, code }).state()).token).not.toBe(token);
  });

  test("the code counts in either case and with spaces; a wrong one does not", async () => {
    const { code } = room.room.state;
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase();
    await room.student({ code: typed }).state();
    expect(await room.student({ code: "222222" }).refusal()).toEqual({
      message: "No class here has this code: look at the projector.",
      data: { kind: "code" },
    });
  });

  test("the code cannot be guessed by trying", async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await room.student({ code: "222222" }).refusal();
    }
    const { code } = room.room.state;
    expect(await room.student({ code }).refusal()).toEqual({
      message:
        "Too many wrong codes were tried. Wait 10 seconds, then try again.",
      data: { kind: "wait", seconds: 10 },
    });
  });

  test("a full class refuses in a sentence", async () => {
    const small = await TestClass.open({ most: 1 });
    await small.student().state();
    expect(await small.student().refusal()).toEqual({
      message: "The class has no room for more: tell your teacher.",
      data: { kind: "full" },
    });
    await small.close();
  });
});

describe("the teacher", () => {
  test("a reload keeps the room, a second console is refused", async () => {
    const teacher = room.teacher("console-1");
    await teacher.state();
    await teacher.send("show", at("predict"));
    expect(await room.teacher("console-2").refusal()).toEqual({
      message:
        "The class has a teacher already: another console is open. Close it, then load this page again.",
      data: { kind: "teacher" },
    });
    const reloaded = room.teacher("console-1");
    expect((await reloaded.state()).shown.place).toEqual(at("predict"));
    // A duplicated tab has the same name: the newest one teaches.
    expect(await teacher.next("replaced")).toBe(
      "You teach in another tab now.",
    );
    await teacher.next("gone");
    expect(await reloaded.send("show", at("send"))).toEqual(OK);
  });

  test("once the console is closed another may open", async () => {
    const teacher = room.teacher("console-1");
    await teacher.state();
    teacher.socket.close();
    const next = room.teacher("console-2");
    // The first may still be leaving: a client that is refused asks again.
    next.socket.on("connect_error", () => next.socket.connect());
    expect((await next.state()).room.teacher).toBe("Ms Okafor");
  });

  test("without the cookie nobody is the teacher or the projector", async () => {
    const why =
      "Only the teacher's own page may do this: open it on the machine that runs the class.";
    const headers = { Cookie: `decant-teacher=${"A".repeat(43)}` };
    for (const [name, sent] of [
      ["teacher", {}],
      ["teacher", headers],
      ["projector", {}],
      ["projector", headers],
    ] as const) {
      const client = room.client(
        `${room.teacherUrl}/${name}`,
        { console: "console-1" },
        sent,
      );
      expect(await client.refusal()).toEqual({
        message: why,
        data: { kind: "teacher" },
      });
    }
  });

  test("the students' server has no teacher and no projector", async () => {
    for (const name of ["teacher", "projector", ""]) {
      const client = room.client(`${room.studentUrl}/${name}`, {
        console: "console-1",
      });
      expect((await client.refusal()).message).toBe("Invalid namespace");
    }
  });

  test("the end is told to all", async () => {
    const teacher = room.teacher();
    const student = room.student();
    await Promise.all([teacher.state(), student.state()]);
    const ended = student.next("ended");
    await teacher.send("end");
    expect(await ended).toBe("The class is over.");
    await student.next("gone");
  });

  test("a new room has another code, and nobody of the old one", async () => {
    const teacher = room.teacher();
    const student = room.student();
    const [{ shown }, { token }] = await Promise.all([
      teacher.state(),
      student.state(),
    ]);
    const { code } = room.room.state;
    await teacher.send("show", at("predict"));
    await teacher.send("end");
    await Promise.all([teacher.next("gone"), student.next("gone")]);
    await room.room.openAgain();

    expect(room.room.state.code).not.toBe(code);
    const again = await room.teacher().state();
    expect(again.people).toEqual([]);
    expect(again.shown.place).toEqual(shown.place);
    expect((await room.student({ token }).refusal()).data).toEqual({
      kind: "token",
    });
    expect((await room.student({ code }).refusal()).data).toEqual({
      kind: "code",
    });
    const { you, count } = await room.student().state();
    expect([you.name, count.here]).toEqual(["Student 1", 1]);
  });

  test("nobody comes in after the end, whoever they were", async () => {
    const teacher = room.teacher();
    const student = room.student();
    const [, { token }] = await Promise.all([teacher.state(), student.state()]);
    await teacher.send("end");
    await Promise.all([teacher.next("gone"), student.next("gone")]);
    const { code } = room.room.state;
    for (const late of [
      room.teacher(),
      room.projector(),
      room.student({ token }),
      room.student({ code }),
    ]) {
      expect(await late.refusal()).toEqual({
        message: "The class is over.",
        data: { kind: "over" },
      });
    }
  });
});
