import { once } from "node:events";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { makeRepository, type Repository } from "./repository.ts";
import { start } from "./start.ts";

jest.setTimeout(60_000);

let repository: Repository;
beforeAll(async () => {
  repository = await makeRepository();
});
afterAll(() => repository.remove());

test("plays at each save and tells which answers changed, until Ctrl-C", async () => {
  const { child, until } = start(["watch", "26"], {
    cwd: repository.root,
    env: { PYTHON: "no-such-python" },
  });
  expect(await until("= Express: same, 3 answers")).toEqual([
    "26. How does Flask handle rate limits?",
    "3 requests, played at each save. Ctrl-C ends it.",
    "Left out: Flask. Flask is not installed: `npx decant flask` installs it.",
    "",
    "= Express: same, 3 answers",
  ]);

  repository.edit("src/app.ts", "needs one name", "needs one name, please");
  expect(
    await until("        now     The query needs one name, please."),
  ).toEqual([
    "",
    "Saved: src/app.ts",
    "≠ Express: 1 of 3 answers changed",
    "    No name",
    "      header ETag",
    expect.stringMatching(/^ {8}before {2}W\/"19-/),
    expect.stringMatching(/^ {8}now {5}W\/"21-/),
    "      body",
    "        before  The query needs one name.",
    "        now     The query needs one name, please.",
  ]);

  repository.edit("src/app.ts", "const app =", "const (app =");
  expect(
    await until(
      '✗ Express: It did not start: src/app.ts:10: SyntaxError: Expected identifier but found "(".',
    ),
  ).toHaveLength(3);

  repository.edit("src/app.ts", "const (app =", "const app =");
  repository.edit("src/app.ts", "needs one name, please", "needs one name");
  await until("= Express: same, 3 answers");

  repository.edit("requests.http", "### Hello", "### Hello;");
  await until("requests.http:3: a request's name has no ; | or `.");

  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});
