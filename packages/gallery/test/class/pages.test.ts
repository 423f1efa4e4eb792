import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import type { Classroom } from "../../src/class/classroom.ts";
import type { ClassAnswers, ClassLesson } from "../../src/class/lesson.ts";
import { createGallery, type Gallery } from "../../src/index.ts";
import { ROOT } from "../made-up.ts";

// The first page waits for the grammars, and the machine may be busy.
jest.setTimeout(60_000);

const LESSON = "/class/lessons/11-sessions";
const ROOM: Classroom = {
  code: "ABCDEF",
  url: "http://192.168.1.20:3000",
  isOver: false,
  openAgain: async () => {},
  admitTeacher: (res) => void res.append("Set-Cookie", "decant-teacher=secret"),
  exportVotes: () => "lesson,votes\n",
};

let closed: Gallery;
let open: Gallery;
let ended: Gallery;

beforeAll(async () => {
  closed = await createGallery({ root: ROOT });
  open = await createGallery({ root: ROOT, room: ROOM });
  ended = await createGallery({ root: ROOT, room: { ...ROOM, isOver: true } });
});
afterAll(() => Promise.all([closed, open, ended].map((one) => one.close())));

test("GET /class without a class says how to open one", async () => {
  const { text, headers } = await request(closed.app).get("/class").expect(200);
  expect(text).toContain("npm start -- --class");
  expect(headers["set-cookie"]).toBeUndefined();
});

test.each(["/class/projector", "/class/votes.csv"])(
  "GET %s without a class is 404",
  async (path) => {
    const { status } = await request(closed.app).get(path);
    expect(status).toBe(404);
  },
);

test("GET /class with a class is the console, which lets its teacher in", async () => {
  const { text, headers } = await request(open.app).get("/class").expect(200);
  expect(headers["set-cookie"]).toEqual(["decant-teacher=secret"]);
  expect(text).toContain("ABCDEF");
  expect(text).toContain("192.168.1.20:3000/join");
  expect(text).toContain("<svg");
  expect(text).not.toMatch(/ style=|<style|undefined/);
});

test("GET /class/projector has the address and the code, and no cookie", async () => {
  const { text, headers } = await request(open.app)
    .get("/class/projector")
    .expect(200);
  expect(text).toContain("192.168.1.20:3000/join");
  expect(headers["set-cookie"]).toBeUndefined();
  expect(text.match(/<main/g)).toHaveLength(1);
  expect(text.match(/<h1/g)).toHaveLength(1);
});

test("GET /class/votes.csv is a file to save", async () => {
  const { text, headers } = await request(open.app)
    .get("/class/votes.csv")
    .expect(200);
  expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(headers["content-disposition"]).toBe("attachment; filename=class.csv");
  expect(text).toBe("lesson,votes\n");
});

describe("POST /class opens a new room", () => {
  test("and leads to its console", async () => {
    const { headers } = await request(open.app).post("/class").expect(303);
    expect(headers["location"]).toBe("/class");
  });

  test("but not without a class, and not for another site's page", async () => {
    const without = await request(closed.app).post("/class");
    const foreign = await request(open.app)
      .post("/class")
      .set("Origin", "http://evil.example");
    expect([without.status, foreign.status]).toEqual([404, 403]);
  });

  test("says so where Redis does not answer", async () => {
    const room = {
      ...ROOM,
      openAgain: () => Promise.reject(new Error("Redis is away.")),
    };
    const gallery = await createGallery({ root: ROOT, room });
    const { text } = await request(gallery.app).post("/class").expect(503);
    expect(text).toContain("<h1>No room could be opened</h1>");
    expect(text).toContain("Redis is away.");
    await gallery.close();
  });
});

describe("a class that is over", () => {
  test("GET /class says so, and opens another with one button", async () => {
    const { text, headers } = await request(ended.app)
      .get("/class")
      .expect(410);
    expect(text).toContain("<h1>The class is over</h1>");
    expect(text).toContain(
      '<form method="post" action="/class"><button class="btn primary">Open a new room</button></form>',
    );
    expect(text).not.toContain("npm start -- --class");
    expect(text).toContain('<a href="/">All lessons</a>');
    expect(text).not.toContain("data-console");
    expect(headers["set-cookie"]).toBeUndefined();
  });

  test.each(["/class/projector", "/class/votes.csv"])(
    "GET %s says so",
    async (path) => {
      const { text } = await request(ended.app).get(path).expect(410);
      expect(text).toContain("<h1>The class is over</h1>");
      expect(text).not.toContain("lesson,votes");
    },
  );

  test.each(["/", "/join", "/room", "/lessons/11-sessions"])(
    "a student's GET %s says so, and offers nothing to join",
    async (path) => {
      if (!ended.students) throw new Error("a class");
      const { text } = await request(ended.students)
        .get(path)
        .set("Host", "192.168.1.20:3000")
        .expect(410);
      expect(text).toContain('data-state="over"');
      expect(text).toContain("<p data-over-says>The class is over.</p>");
      expect(text).toMatch(/<form class="join" data-join hidden>/);
      expect(text).toMatch(/data-over-join hidden>/);
    },
  );
});

test("GET of a lesson says nothing of what is right, and is asked for again", async () => {
  const response = await request(open.app)
    .get(`${LESSON}.json`)
    .expect(200)
    .expect("Cache-Control", "private, no-cache");
  const lesson = response.body as ClassLesson;
  expect(lesson.name).toBe("Sessions");
  expect(lesson.panes).toHaveLength(lesson.stage.parts.length);
  expect(lesson.panes.join("")).toContain("set_session");
  expect(JSON.stringify(lesson.quiz)).not.toMatch(/right|reason/);
  await request(open.app)
    .get(`${LESSON}.json`)
    .set("If-None-Match", response.get("ETag") ?? "")
    .expect(304);
});

test("GET of a lesson's answers has what is revealed", async () => {
  const { body } = await request(open.app)
    .get(`${LESSON}/answers.json`)
    .expect(200);
  const { requests, quiz } = body as ClassAnswers;
  expect(requests["Set"]?.truth).toBe("In the header Set-Cookie.");
  expect(requests["Set"]?.differs).toBe(true);
  expect(requests["Set"]?.panels.why).toContain("Base64");
  expect(requests["Set"]?.card).toBe("11-sessions/answer/set");
  expect(quiz[0]?.right).toEqual([1]);
  expect(quiz[0]?.card).toBe("11-sessions/quiz/1");
});

test.each([
  "/class/lessons/99-none.json",
  "/class/lessons/99-none/answers.json",
  "/class/lessons/sessions.json",
])("GET %s is 404", async (path) => {
  const { status } = await request(open.app).get(path);
  expect(status).toBe(404);
});

test("students get no notes for the teacher", async () => {
  await request(open.app).get(`${LESSON}/notes.json`).expect(200);
  if (!open.students) throw new Error("a class");
  const students = request(open.students);
  const host = "192.168.1.20:3000";
  await students.get(`${LESSON}/notes.json`).set("Host", host).expect(404);
  await students.get(`${LESSON}.json`).set("Host", host).expect(200);
  const { text } = await students
    .get("/join?code=abc%22%3E%3Cb%3E")
    .set("Host", host)
    .expect(200);
  expect(text).toContain('value="abc&quot;&gt;&lt;b&gt;"');
});

test("the lessons lead a class back to its room, the gallery's own do not", async () => {
  const back = '<a class="back-to-class" href="/room">';
  if (!open.students) throw new Error("a class");
  const { text } = await request(open.students)
    .get("/lessons/11-sessions")
    .set("Host", "192.168.1.20:3000")
    .expect(200);
  expect(text).toContain(back);
  const own = await request(open.app).get("/lessons/11-sessions").expect(200);
  expect(own.text).not.toContain(back);
});

test("a student's page has all fetched that its script imports", async () => {
  if (!open.students) throw new Error("a class");
  const students = request(open.students);
  const get = async (path: string) => {
    const answer = students.get(path).set("Host", "192.168.1.20:3000");
    return (await answer.buffer().expect(200)).text;
  };
  const fetched = /(?:type="module" src|rel="modulepreload" href)="([^"]+)"/g;
  const links = (await get("/room")).matchAll(fetched);
  const scripts = Array.from(links, ([, address = ""]) => address);
  const sources = await Promise.all(scripts.map(get));
  const names = sources.flatMap((source) =>
    Array.from(
      source.matchAll(/(?:from|import)"\.\/([^"]+)"/g),
      ([, name]) => `/assets/${name}`,
    ),
  );
  expect(names).not.toEqual([]);
  expect(new Set(scripts)).toEqual(new Set([...names, scripts.at(-1)]));
});
