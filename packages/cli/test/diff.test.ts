import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { decant } from "./decant.ts";

// Each case starts the command.
jest.setTimeout(60_000);

const FILE = `# @mask id id-([0-9]+)

### Say hello
GET /hello

### Log in
POST http://flask.test/login
Content-Type: application/x-www-form-urlencoded

name=Ada

### Who am I
GET /me

###
# @no-cookie-jar
GET /me
`;

let folder: string;
const servers: Server[] = [];
let left: string;
let right: string;

/** A server of the test's own, without what changes and what Node adds. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer((req, res) => {
    res.sendDate = false;
    listener(req, res);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "decant-diff-"));
  writeFileSync(join(folder, "a.http"), FILE);
  writeFileSync(join(folder, "hello.http"), "GET /hello\n");
  writeFileSync(join(folder, "bad.http"), "GET /a\n\n###\nGET /{{$guid}}\n");
  writeFileSync(join(folder, "empty.http"), "# nothing\n");
  writeFileSync(join(folder, "hangs-up.http"), "GET /hang-up\n");
  left = await serve((req, res) => {
    if (req.url === "/hang-up") return req.socket.destroy();
    res.setHeader("X-Side", "flask");
    if (req.url === "/login") res.setHeader("Set-Cookie", "user=Ada");
    if (req.url === "/me") return res.end(req.headers.cookie ?? "nobody");
    res.statusMessage = "FINE";
    if (req.url === "/login") return res.end();
    return res.end(`Hello from ${req.headers.host}, id-1`);
  });
  right = await serve((req, res) => {
    res.setHeader("X-Side", "express");
    res.setHeader("X-Powered-By", "Express");
    if (req.url === "/login") res.setHeader("Set-Cookie", "user=Eve|");
    if (req.url === "/login") return res.end("\u001b[31mwelcome\n");
    if (req.url === "/me") return res.end(req.headers.cookie ?? "nobody");
    return res.end(`Hello from ${req.headers.host}, id-2`);
  });
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

/** The outcome, with names in the place of the ports. */
async function diff(...args: string[]) {
  const { code, stdout, stderr } = await decant(["diff", ...args], {
    cwd: folder,
    env: { COLUMNS: "100" },
  });
  const named = (text: string) =>
    text.replaceAll(left, "LEFT").replaceAll(right, "RIGHT");
  return { code, stdout: named(stdout).split("\n"), stderr: named(stderr) };
}

const WHY = {
  reason:
    "Werkzeug writes the reason phrase in capitals, Node as in RFC 9110. Clients read the number; HTTP/2 has no phrase at all.",
  express:
    'Express names itself unless you call `app.disable("x-powered-by")`. It helps nobody but an attacker.',
};

describe("decant diff", () => {
  test("two servers that answer the same", async () => {
    expect(await diff(left, left, "a.http")).toEqual({
      code: 0,
      stdout: [
        "= Say hello (GET /hello)",
        "= Log in (POST /login)",
        "= Who am I (GET /me)",
        "= GET /me",
        "",
        "4 requests: 0 differences not expected, 0 explained, 0 ignored.",
        "",
      ],
      stderr: "",
    });
  });

  test("what differs, with the ledger's reasons", async () => {
    expect(
      await diff(left, right, "a.http", "--ignore", "header X-Side"),
    ).toEqual({
      code: 1,
      stdout: [
        "= Say hello (GET /hello)",
        "≠ Log in (POST /login)",
        "    header Set-Cookie",
        "      LEFT  user=Ada",
        "      RIGHT  user=Eve|",
        "    body",
        "      LEFT  (empty)",
        "      RIGHT  \\x1b[31mwelcome⏎",
        "≠ Who am I (GET /me)",
        "    body",
        "      LEFT  user=Ada",
        "      RIGHT  user=Eve|",
        "= GET /me",
        "",
        "Explained, between Flask and Express:",
        "- reason: Werkzeug writes the reason phrase in capitals, Node as in RFC 9110. Clients read the",
        "  number; HTTP/2 has no phrase at all.",
        '- header X-Powered-By: Express names itself unless you call `app.disable("x-powered-by")`. It helps',
        "  nobody but an attacker.",
        "",
        "4 requests: 3 differences not expected, 6 explained, 4 ignored.",
        "",
      ],
      stderr: "",
    });
  });

  test("the order of the two does not matter", async () => {
    const { code, stdout } = await diff(
      right,
      left,
      "hello.http",
      "--ignore",
      "header X-Side",
      "--ignore",
      "body",
    );
    expect({ code, last: stdout.at(-2) }).toEqual({
      code: 0,
      last: "1 request: 0 differences not expected, 2 explained, 2 ignored.",
    });
  });

  test("as Markdown", async () => {
    expect(await diff(left, right, "hello.http", "--markdown")).toEqual({
      code: 1,
      stdout: [
        "| Request | Part | LEFT | RIGHT | Why |",
        "|---|---|---|---|---|",
        `| GET /hello | reason | \`FINE\` | \`OK\` | ${WHY.reason} |`,
        "| GET /hello | header X-Side | `flask` | `express` | unexpected |",
        `| GET /hello | header X-Powered-By | \`absent\` | \`Express\` | ${WHY.express} |`,
        "| GET /hello | body | `Hello from {host}, id-1` | `Hello from {host}, id-2` | unexpected |",
        "",
        "1 request: 2 differences not expected, 2 explained, 0 ignored.",
        "",
      ],
      stderr: "",
    });
  });

  test("as JSON", async () => {
    const ignored = ["--ignore", "body", "--ignore", "header x-side"];
    const { code, stdout } = await diff(
      left,
      right,
      "hello.http",
      "--json",
      ...ignored,
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout.join("\n"))).toEqual({
      left: "LEFT",
      right: "RIGHT",
      requests: [
        {
          name: "GET /hello",
          method: "GET",
          path: "/hello",
          differences: [
            {
              part: "reason",
              left: "FINE",
              right: "OK",
              verdict: "explained",
              why: WHY.reason,
            },
            {
              part: "header X-Side",
              left: "flask",
              right: "express",
              verdict: "ignored",
            },
            {
              part: "header X-Powered-By",
              left: "absent",
              right: "Express",
              verdict: "explained",
              why: WHY.express,
            },
            {
              part: "body",
              left: "Hello from {host}, id-1",
              right: "Hello from {host}, id-2",
              verdict: "ignored",
            },
          ],
        },
      ],
    });
  });

  test.each([
    [
      ["ftp://127.0.0.1/", "RIGHT", "a.http"],
      '"ftp://127.0.0.1/" is no http URL: write http://127.0.0.1:5000.',
    ],
    [
      ["5000", "RIGHT", "a.http"],
      '"5000" is no http URL: write http://127.0.0.1:5000.',
    ],
    [
      ["LEFT/api", "RIGHT", "a.http"],
      '"LEFT/api": leave out the path, the file\'s requests have theirs.',
    ],
    [
      ["LEFT", "http://example.com", "a.http"],
      '"http://example.com" is on another machine, which gets the file\'s requests: add --allow-remote if it is yours.',
    ],
    [["LEFT", "RIGHT", "none.http"], "There is no file none.http."],
    [
      ["LEFT", "RIGHT", "bad.http"],
      "bad.http:4: the dynamic variable {{$guid}}: write a fixed value",
    ],
    [
      ["LEFT", "RIGHT", "empty.http"],
      "empty.http has no request: write a line such as GET /path.",
    ],
    [
      ["LEFT", "RIGHT", "a.http", "--ignore", "x"],
      '--ignore "x" is no part: write status, reason, body, json or "header <Name>".',
    ],
    [
      ["LEFT", "RIGHT", "hangs-up.http"],
      "LEFT, GET /hang-up: It hung up without an answer.",
    ],
    [
      ["LEFT", "RIGHT"],
      "error: missing required argument 'file'\n(decant --help shows the rest)",
    ],
    [
      ["LEFT", "RIGHT", "a.http", "--json", "--markdown"],
      "error: option '--json' cannot be used with option '--markdown'\n(decant --help shows the rest)",
    ],
  ])("%j is refused", async (args, stderr) => {
    const urls = args.map((arg) =>
      arg.replace("LEFT", left).replace("RIGHT", right),
    );
    expect(await diff(...urls)).toEqual({
      code: 2,
      stdout: [""],
      stderr: `${stderr}\n`,
    });
  });

  test("a server that is not there", async () => {
    const gone = await serve(() => undefined);
    servers.pop()?.close();
    expect(await diff(left, gone, "a.http")).toEqual({
      code: 2,
      stdout: [""],
      stderr: `Nothing answers on ${gone}: start that server first.\n`,
    });
  });
});
