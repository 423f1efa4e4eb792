import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { PracticeCopy } from "../src/practice/copy.ts";
import { Hunt } from "../src/practice/hunt.ts";
import { Progress } from "../src/practice/progress.ts";
import { decant } from "./decant.ts";
import { makeRepository, type Repository } from "./repository.ts";

jest.setTimeout(60_000);

let repository: Repository;
beforeEach(async () => {
  repository = await makeRepository();
});
afterEach(() => repository.remove());

const run = (...args: string[]) => decant(args, { cwd: repository.root });
const APP = ".decant/practice-26-1/src/app.ts";
const TITLE = "A parameter that nobody checks";
const FIX = `The author's fix:
--- a/src/app.ts
+++ b/src/app.ts
@@ -12,7 +12,11 @@
   // #region hello
   app.get("/hello", (req, res) => {
     const { name } = req.query;
-    res.send(\`Hello, \${escapeHtml(String(name))}!\`);
+    if (typeof name !== "string") {
+      res.status(400).send("The query needs one name.");
+      return;
+    }
+    res.send(\`Hello, \${escapeHtml(name)}!\`);
   });
   // #endregion
 `;

function read(file: string): string {
  return readFileSync(join(repository.root, file), "utf8");
}

describe("without a terminal", () => {
  test("symptom, failing test, copy; then solved, and the next bug", async () => {
    const hunted = `26. How does Flask handle rate limits?
Bug 1 of 2

Symptom: GET /hello answers 200 instead of 400.

Your copy: .decant/practice-26-1

✗ GET /hello without a name it is 400
    Error: expected 400 "Bad Request", got 200 "OK"

Edit the copy, then repeat: npx decant practice 26 1
`;
    expect(await run("practice", "26")).toEqual({
      code: 0,
      stdout: hunted,
      stderr: "",
    });
    expect(existsSync(join(repository.root, APP, "../../bugs"))).toBe(false);

    const fixed = readFileSync(join(repository.directory, "src/app.ts"));
    writeFileSync(join(repository.root, APP), fixed);
    const { code, stdout } = await run("practice", "26");
    expect(code).toBe(0);
    expect(stdout).toContain(`
Your copy, as you left it: .decant/practice-26-1

✓ All 3 tests pass.
Solved: ${TITLE}.

${FIX.trimEnd()}
`);
    expect(stdout).toMatch(/\n1 of 2 bugs left: npx decant practice 26\n$/);
    expect(read(".decant/progress.json")).toBe(`{
  "solved": {
    "26-rate-limits": [
      "missing-check"
    ]
  }
}
`);
    expect(await run("practice", "--list")).toEqual({
      code: 0,
      stdout: `26  How does Flask handle rate limits?  1 of 2 solved
    ✓ 1  ${TITLE}
    - 2  GET /hello?name=%3Cb%3EAda answers with a bold name
`,
      stderr: "",
    });
    expect((await run("practice", "26")).stdout).toContain("Bug 2 of 2");
    expect((await run("practice", "26", "missing-check")).stdout).toBe(hunted);
  });

  test("a progress that is not one", async () => {
    repository.write(".decant/progress.json", '{ "solved": { "26": 1 } }');
    expect(await run("practice", "26")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        ".decant/progress.json is not what practice wrote: mend it, or delete it to begin anew.\n",
    });
  });

  test("all are solved", async () => {
    repository.write(
      ".decant/progress.json",
      '{ "solved": { "26-rate-limits": ["missing-check", "missing-escape"] } }',
    );
    expect(await run("practice", "26")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "All bugs of lesson 26 are solved. Once more: npx decant practice 26 1\n",
    });
  });
});

describe("the copy", () => {
  test("keeps edits, and is made anew for another bug and after the end", () => {
    const lesson = repository.lesson();
    const [bug] = lesson.bugs;
    if (!bug) throw new Error("a bug");
    const copy = new PracticeCopy(repository.root, lesson, bug);
    expect(copy.open()).toBe(false);
    const buggy = read(APP);
    writeFileSync(join(repository.root, APP), "edited");
    expect(copy.open()).toBe(true);
    expect(read(APP)).toBe("edited");
    copy.reset();
    expect(read(APP)).toBe(buggy);

    const changed = { ...bug, diff: `${bug.diff}\n` };
    const other = { ...lesson, bugs: [changed] };
    expect(new PracticeCopy(repository.root, other, changed).open()).toBe(
      false,
    );
    expect(copy.open()).toBe(false);
    copy.close();
    expect(copy.open()).toBe(false);
  });
});

describe("the keys", () => {
  function hunt() {
    const lesson = repository.lesson();
    const [bug] = lesson.bugs;
    if (!bug) throw new Error("a bug");
    const copy = new PracticeCopy(repository.root, lesson, bug);
    copy.open();
    const printed: string[] = [];
    const end = jest.fn();
    const started = new Hunt({
      lesson,
      bug,
      copy,
      progress: new Progress(repository.root),
      print: (...lines) => printed.push(...lines),
      end,
    });
    const press = (keys: string) => {
      printed.length = 0;
      for (const key of keys) started.press(key);
      return printed;
    };
    return { press, end };
  }

  test("h: one hint after the other", () => {
    const { press } = hunt();
    expect(press("hhh")).toEqual([
      "Hint 1 of 2: What does the handler get when the query is empty?",
      "Hint 2 of 2: Test that the name is a string before it is used.",
      "There is no further hint: f shows the author's fix.",
    ]);
  });

  test("f: the fix after a y, and only then", () => {
    const { press, end } = hunt();
    const question = "Show the author's fix? y: yes. Any other key: no.";
    expect(press("fn")).toEqual([question, "The hunt goes on."]);
    expect(press("y")).toEqual([]);
    expect(press("fh")[1]).toMatch(/^Hint 1 of 2: /);
    expect(press("y")).toEqual([]);
    expect(press("fy").join("\n")).toBe(`${question}\n${FIX.trimEnd()}`);
    expect(end).not.toHaveBeenCalled();
  });

  test("r: the copy anew after a y, and only then", () => {
    const { press } = hunt();
    const buggy = read(APP);
    writeFileSync(join(repository.root, APP), "edited");
    press("rn");
    expect(read(APP)).toBe("edited");
    expect(press("ry")).toEqual([
      "Begin anew? Your edits are lost. y: yes. Any other key: no.",
      "The copy is as it was at the beginning.",
    ]);
    expect(read(APP)).toBe(buggy);
  });

  test("q ends, other keys do nothing", () => {
    const { press, end } = hunt();
    expect(press("xyz")).toEqual([]);
    expect(end).not.toHaveBeenCalled();
    press("q");
    expect(end).toHaveBeenCalledTimes(1);
  });
});
