import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lesson, Side } from "@decant/catalog";
import type { NamedRequest, RecordedAnswer } from "@decant/exchange";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** An app that behaves as badly as it is asked to. */
export const BAD_APP = `
import { createServer } from "node:http";
import { writeSync } from "node:fs";

const hoard = [];
const more = () => hoard.push(Buffer.alloc(32 * 1024 * 1024, 1));

export function createApp() {
  let visits = 0;
  const routes = {
    "/count": (req, res) => res.end(String((visits += 1))),
    "/pid": (req, res) => res.end(String(process.pid)),
    "/throw": () => setTimeout(() => { throw new TypeError("lost later"); }),
    "/reject": () => void Promise.reject(new Error("nobody awaits")),
    "/loop": () => { for (;;); },
    "/silent": () => undefined,
    "/nonsense": (req) => req.socket.end("hello\\r\\n\\r\\n"),
    "/hang-up": (req) => req.socket.destroy(),
    "/later": (req, res) => {
      setTimeout(() => process.exit(4));
      res.end("fine");
    },
    "/login": (req, res) => {
      res.setHeader("Set-Cookie", 'user="a b"; Path=/; HttpOnly');
      res.end();
    },
    "/echo": (req, res) => {
      res.end([req.method, req.url, ...req.rawHeaders].join("|"));
    },
    "/print": (req, res) => {
      console.log('{"port":1}');
      console.error("to stderr");
      res.end();
    },
    "/environment": (req, res) => {
      const { DEBUG, NODE_ENV, SECRET_KEY } = process.env;
      res.end(JSON.stringify([DEBUG, NODE_ENV, SECRET_KEY, process.cwd()]));
    },
    "/bad-line": () => writeSync(3, "5\\n"),
    "/flood": () => {
      for (let n = 0; n < 200; n += 1) writeSync(3, "x".repeat(1024 * 1024));
    },
    "/hoard": () => void setInterval(more, 10),
    "/hoard-in-a-loop": () => { for (;;) more(); },
    "/random": (req, res) => res.end(\`id \${Math.random()}\`),
  };
  return (req, res) => {
    const route = routes[req.url];
    if (route) return route(req, res);
    res.statusCode = 404;
    res.end("no such route");
  };
}
`;

const made: string[] = [];

/** Removes what {@link makeLesson} made: for afterAll. */
export function removeLessons(): void {
  for (const root of made.splice(0)) {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Makes a lesson in a repository of its own, in a temporary folder.
 *
 * @param files - what to write, by the path within the lesson
 * @param parts - what the lesson's model says apart from the usual
 */
export function makeLesson(
  files: Record<string, string>,
  parts: Partial<Lesson> = {},
): Lesson {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "decant-lab-")));
  made.push(root);
  symlinkSync(
    join(ROOT, "node_modules"),
    join(root, "node_modules"),
    "junction",
  );
  const directory = join(root, "apps", "05-sample");
  const all = { "package.json": '{ "type": "module" }', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return {
    number: 5,
    slug: "sample",
    folder: "05-sample",
    directory,
    topic: "sample",
    question: "Why?",
    answer: "Because.",
    excerpts: [],
    appendix: undefined,
    sections: {
      "How it works": "",
      "Where they differ": "",
      Pitfalls: "",
      "Follow-up questions": "",
      "Check yourself": "",
      "Run it": "",
    },
    sides: [
      makeSide("flask", join(directory, "flask/app.py")),
      makeSide("express", join(directory, "src/app.ts")),
    ],
    requests: [],
    masks: [],
    ledger: [],
    unpaired: [],
    followUps: [],
    quiz: [],
    bugs: [],
    ...parts,
  };
}

/** A lesson whose Express side shows its file, which is one that behaves badly. */
export function makeShown(parts: Partial<Lesson> = {}): Lesson {
  const lesson = makeLesson({ "src/app.ts": BAD_APP });
  const side = makeSide("express", join(lesson.directory, "src/app.ts"));
  const files = [
    {
      path: "src/app.ts",
      language: "typescript",
      text: BAD_APP,
      markers: [],
      regions: [],
    } as const,
  ];
  return { ...lesson, sides: [{ ...side, files }], ...parts };
}

/** A side with the answers given, by their requests' names. */
export function makeSide(
  name: string,
  entry = "",
  answers: readonly RecordedAnswer[] = [],
): Side {
  const python = name === "flask";
  return {
    name,
    label: python ? "Flask" : "Express",
    language: python ? "python" : "typescript",
    port: python ? 5005 : 3005,
    files: [],
    entry,
    answers: new Map(answers.map((answer) => [answer.request, answer])),
    recordedWith: "",
  };
}

export function get(path: string, name = path): NamedRequest {
  return {
    name,
    method: "GET",
    path,
    headers: [],
    body: "",
    cookies: true,
    line: 1,
  };
}
