import { request as send } from "node:http";
import { text } from "node:stream/consumers";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { startGallery } from "../../src/index.ts";
import { makeRepository } from "../made-up.ts";

// The first page loads all grammars, and the machine may be busy.
jest.setTimeout(60_000);

const { root, remove } = makeRepository();
let gallery: Awaited<ReturnType<typeof startGallery>>;
let url: string;

beforeAll(async () => {
  const address = { host: "127.0.0.1", port: 0, address: undefined };
  gallery = await startGallery({
    root,
    port: 0,
    classOptions: { teacher: "Ms Okafor", ...address, redisUrl: undefined },
  });
  url = gallery.room?.classroom.url ?? "";
});
afterAll(async () => {
  await gallery.close();
  remove();
});

/** Also with a Host that fetch would not send. */
async function ask(path: string, method = "GET", headers = {}) {
  // A connection of its own: a kept one may be closed meanwhile.
  const options = { method, headers, agent: false as const };
  const asked = send(`${url}${path}`, options).end();
  const answer = await new Promise<import("node:http").IncomingMessage>(
    (resolve, reject) => asked.once("response", resolve).once("error", reject),
  );
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: await text(answer),
  };
}

test("the terminal shows where to join, the code and a QR code", () => {
  const { code } = gallery.room?.classroom ?? {};
  const lines = gallery.room?.invitation().split("\n") ?? [];
  expect(lines.at(-1)).toBe(
    `Students join on ${url}/join with the code ${code}`,
  );
  expect(lines[0]).toMatch(/^[█▀▄ ]+$/);
});

describe("students on the local network", () => {
  test("come to the page on which they join", async () => {
    const { status, headers } = await ask("/");
    expect([status, headers.location]).toEqual([302, "/join"]);
    expect(headers["cross-origin-opener-policy"]).toBeUndefined();
    expect((await ask("/join")).status).toBe(200);
  });

  test("read the lessons, whose code runs in their own browser", async () => {
    const { status, body } = await ask("/lessons/07-made-up");
    expect(status).toBe(200);
    expect(body).toContain('data-runner="browser"');
    // What is not for them is not offered either.
    expect(body).toContain('<a href="/room">The class</a>');
    expect(body).not.toContain('href="/class"');
    expect(body).not.toContain("/lessons/07-made-up/present");
    expect((await ask("/lessons/07-made-up/lesson.json")).status).toBe(200);
  });

  test.each([
    "/class",
    "/class/projector",
    "/class/votes.csv",
    "/lessons/07-made-up/present",
    "/lessons/07-made-up/present/notes",
  ])("do not get %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test.each([
    ["POST", "/lessons/07-made-up/send"],
    ["POST", "/lessons/07-made-up/edit"],
    ["POST", "/lessons/07-made-up/run/send"],
    ["POST", "/compare"],
    ["PUT", "/lessons/07-made-up"],
    ["DELETE", "/"],
  ])("%s %s is refused: nothing runs for them here", async (method, path) => {
    const { status, headers, body } = await ask(path, method);
    expect([status, headers.allow, body]).toEqual([
      405,
      "GET, HEAD",
      "Students read here; their code runs in their own browser.\n",
    ]);
  });

  test("a name that only resolves to this machine gets nothing", async () => {
    const { status, body } = await ask("/join", "GET", {
      Host: "evil.example",
    });
    expect([status, body]).toEqual([
      421,
      `This is a class on ${url}; it does not answer for "evil.example".\n`,
    ]);
  });

  test("no page of theirs sets the teacher's cookie", async () => {
    for (const path of ["/", "/join", "/room", "/lessons/07-made-up"]) {
      expect((await ask(path)).headers["set-cookie"]).toBeUndefined();
    }
  });
});

test("the teacher's page sets a cookie that no script and no other site gets", async () => {
  const { headers } = await fetch(`${gallery.url}/class`);
  expect(headers.get("set-cookie")).toMatch(
    /^decant-teacher=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test("the votes are a file for a spreadsheet", async () => {
  const answer = await fetch(`${gallery.url}/class/votes.csv`);
  expect(answer.headers.get("content-disposition")).toBe(
    "attachment; filename=class.csv",
  );
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString()).toBe(
    "\u{FEFF}Student,Poll,Question,Round,Vote,Right\r\n",
  );
});
