import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { judgeStage } from "../src/stage.ts";
import { decant } from "./decant.ts";
import { makeRepository, type Repository } from "./repository.ts";

jest.setTimeout(60_000);

let repository: Repository;
beforeAll(async () => {
  repository = await makeRepository();
});
afterAll(() => repository.remove());

test("a side that is missing and an answer that changed would fail", async () => {
  repository.edit("answers/express.http", "Hello, Ada!", "Hello, Eva!");
  expect(
    await decant(["present", "--check", "26"], {
      cwd: repository.root,
      env: { PYTHON: "no-such-python" },
    }),
  ).toEqual({
    code: 1,
    stdout: `26. How does Flask handle rate limits?
3 requests, played on Express.
✗ Flask is not installed: \`npx decant flask\` installs it.
✗ Express, "Hello": body is Hello, Ada!, recorded is Hello, Eva!.
- 1 part without a request: hello.
- 3 requests that no part shows: "Hello", "Markup in the name", "No name".
2 things would fail on stage.
`,
    stderr: "",
  });
  repository.edit("answers/express.http", "Hello, Eva!", "Hello, Ada!");
});

describe("what is judged", () => {
  test("nothing where all is well", () => {
    const [flask, express] = repository.lesson().sides;
    if (!flask || !express) throw new Error("two sides");
    const requests = repository
      .lesson()
      .requests.map((request) => ({ ...request, region: "hello" }));
    const lesson = { ...repository.lesson(), requests };
    const outcome = requests.map(({ name }) => ({
      request: name,
      mismatches: [],
    }));
    expect(judgeStage(lesson, [], [{ side: express, outcome }])).toEqual({
      failures: [],
      gaps: [],
    });
  });

  test("a side that does not start, a request without an answer", () => {
    const [flask, express] = repository.lesson().sides;
    if (!flask || !express) throw new Error("two sides");
    const { failures } = judgeStage(
      repository.lesson(),
      [],
      [
        { side: flask, outcome: new Error("It did not start: no module.") },
        {
          side: express,
          outcome: [
            { request: "Hello", mismatches: [], fault: "It crashed: out." },
          ],
        },
      ],
    );
    expect(failures).toEqual([
      "Flask: It did not start: no module.",
      'Express, "Hello": It crashed: out.',
    ]);
  });

  test("a region that one side only has", () => {
    const lesson = repository.lesson();
    const [flask, express] = lesson.sides;
    const [request] = lesson.requests;
    if (!flask || !express || !request) throw new Error("sides and a request");
    const alone = {
      ...lesson,
      sides: [flask, { ...express, files: [] }],
      requests: [{ ...request, region: "hello" }],
    };
    expect(judgeStage(alone, [], []).gaps).toEqual([
      '"hello" stands in Flask only.',
    ]);
  });
});
