import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import {
  checkLessonImports,
  checkPackageImports,
} from "../src/checks/imports.ts";
import { LESSON_RULES } from "../src/checks/index.ts";
import {
  checkBugs,
  checkLedgerRows,
  checkRecordings,
} from "../src/checks/live.ts";
import { checkAddresses, checkPlatforms } from "../src/checks/lockfile.ts";
import { checkManifest, checkRequirements } from "../src/checks/packages.ts";
import { formatProblem, type Problem } from "../src/checks/problem.ts";
import { checkAmounts, checkBugList, checkQuiz } from "../src/checks/readme.ts";
import {
  checkDeclarations,
  checkLinks,
  checkPairs,
  checkRequestRegions,
} from "../src/checks/regions.ts";
import { checkColumns, checkLength, checkPorts } from "../src/checks/source.ts";
import { checkTable } from "../src/checks/table.ts";
import { makeRepository, type Repository } from "./repository.ts";

// The rules that run a lesson start its servers and its tests.
jest.setTimeout(60_000);

let repository: Repository;
beforeEach(async () => {
  repository = await makeRepository();
});
afterEach(() => repository.remove());

/** The problems as they are printed. */
function lines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => formatProblem(problem));
}

test("a new lesson breaks no rule", async () => {
  const lesson = repository.lesson();
  for (const rule of LESSON_RULES) expect(await rule(lesson)).toEqual([]);
});

describe("regions", () => {
  test("one without counterpart", () => {
    repository.edit("src/app.ts", "#region hello", "#region greet");
    expect(lines(checkPairs(repository.lesson()))).toEqual([
      'flask/app.py:15: the region "hello" has no counterpart in Express: add one, or write "- Only in Flask: [hello](#region:hello). Why." under "Where they differ".',
      'src/app.ts:12: the region "greet" has no counterpart in Flask: add one, or write "- Only in Express: [greet](#region:greet). Why." under "Where they differ".',
    ]);
  });

  test("one declared as one side's own", () => {
    repository.edit("src/app.ts", /\n.*#(end)?region.*/g, "");
    repository.edit(
      "README.md",
      "## Pitfalls",
      "- Only in Flask: [hello](#region:hello). A reason.\n\n## Pitfalls",
    );
    expect(checkPairs(repository.lesson())).toEqual([]);
    expect(checkDeclarations(repository.lesson())).toEqual([]);
  });

  test("a declaration of what both have, or none has", () => {
    repository.edit(
      "README.md",
      "## Pitfalls",
      "- Only in Flask: [hello](#region:hello). A reason.\n- Only in Express: [nix](#region:nix). A reason.\n\n## Pitfalls",
    );
    expect(lines(checkDeclarations(repository.lesson()))).toEqual([
      'README.md:32: the region "hello" is not flask\'s alone: take the declaration away.',
      'README.md:33: express has no region "nix".',
    ]);
  });

  test("a link that leads nowhere", () => {
    repository.edit("README.md", "#region:hello", "#region:helo");
    expect(lines(checkLinks(repository.lesson()))).toEqual([
      'README.md:24: the link leads to a region "helo", which no side has.',
    ]);
  });

  test("a request that a region answers which nobody has", () => {
    repository.edit("requests.http", "### Hello", "### Hello\n# @region helo");
    expect(lines(checkRequestRegions(repository.lesson()))).toEqual([
      'requests.http:3: "Hello" is answered by a region "helo", which no side has.',
    ]);
    repository.edit("requests.http", "@region helo", "@region hello");
    expect(checkRequestRegions(repository.lesson())).toEqual([]);
  });
});

describe("README", () => {
  test("too few of each", () => {
    repository.edit("README.md", /- \*\*A parameter that comes.*\n/, "");
    repository.edit("README.md", /<details>.*?<\/details>\n\n/s, "");
    repository.edit(
      "README.md",
      /### Why is the name escaped[^]*?\n\n(?=##)/,
      "",
    );
    expect(lines(checkAmounts(repository.lesson()))).toEqual([
      "README.md:32: a lesson has at least 3 pitfalls, and this one has 2.",
      "README.md:37: a lesson has at least 4 follow-up questions, and this one has 3.",
      "README.md:60: a lesson has at least 3 questions, and this one has 2.",
    ]);
  });

  test("a question that leaves no choice", () => {
    repository.edit("README.md", /- \[ \] an empty string.*\n.*\n/, "");
    expect(lines(checkQuiz(repository.lesson()))).toEqual([
      "README.md:79: a question has at least two options.",
    ]);
  });

  test("a bug that is missing, unlinked or without enough hints", () => {
    rmSync(join(repository.directory, "bugs/missing-escape.patch"));
    repository.edit("README.md", "(bugs/missing-check.patch)", "(elsewhere)");
    repository.edit("bugs/missing-check.patch", /Hint: What.*\n/, "");
    expect(lines(checkBugList(repository.lesson()))).toEqual([
      "bugs: a lesson has at least 2 seeded bugs, and this one has 1.",
      "bugs/missing-check.patch:1: a bug has at least 2 hints, from vague to plain.",
      "bugs/missing-check.patch: no pitfall in the README links to it: ([practise it](bugs/missing-check.patch)).",
      "README.md:35: there is no bugs/missing-escape.patch.",
    ]);
  });
});

describe("source", () => {
  test("a line of more than 72 columns", () => {
    repository.edit(
      "src/app.ts",
      "\n\n",
      `\n// ${"x".repeat(69)}\n// ${"日".repeat(35)}\n\n`,
    );
    expect(lines(checkColumns(repository.lesson()))).toEqual([
      "src/app.ts:6: 73 columns, and the panes show 72.",
    ]);
  });

  test("an app of more than 100 lines", () => {
    repository.edit("src/app.ts", "\n\n", "\n//".repeat(80));
    repository.edit("flask/app.py", "\n\n", "\n#".repeat(80));
    expect(lines(checkLength(repository.lesson()))).toEqual([
      "flask/app.py:101: 101 lines, and 100 is the most.",
      "src/app.ts:101: 102 lines, and 100 is the most.",
    ]);
  });

  test("ports of another lesson", () => {
    repository.edit("src/server.ts", "3026", "3027");
    repository.edit("requests.http", "3026", "3027");
    repository.edit("flask/app.py", "5026", "5000");
    expect(lines(checkPorts(repository.lesson()))).toEqual([
      "src/server.ts:1: the port of lesson 26 is 3026 here.",
      "requests.http:1: the port of lesson 26 is 3026 here.",
      "flask/app.py:23: the port of lesson 26 is 5026 here.",
    ]);
  });
});

describe("packages", () => {
  test("another name, a changed, a missing and a further script", () => {
    repository.edit("package.json", "lesson-26-rate", "lesson-26-rates");
    repository.edit("package.json", '"test": "jest"', '"test": "jest --ci"');
    repository.edit("package.json", /"types": .*\n/, '"more": "x",\n');
    expect(lines(checkManifest(repository.lesson()))).toEqual([
      'package.json:2: the name is "@decant/lesson-26-rate-limits".',
      'package.json:8: the script "types" is "tsc" in every lesson.',
      'package.json:14: the script "test" is "jest" in every lesson.',
      'package.json:10: no other lesson has a script "more": take it away.',
    ]);
  });

  test("a requirement without a version", () => {
    repository.edit("flask/requirements.txt", "==3.1.3", ">=3\nWTForms");
    expect(lines(checkRequirements(repository.lesson()))).toEqual([
      'flask/requirements.txt:1: "Flask>=3" names no exact version: write Flask==<version>.',
      'flask/requirements.txt:2: "WTForms" names no exact version: write WTForms==<version>.',
    ]);
  });
});

describe("imports of a lesson", () => {
  test.each([
    [
      "../../05-dynamic-routes/src/app.ts",
      '"../../05-dynamic-routes/src/app.ts" leaves the lesson: a lesson imports its own files and @decant/shared.',
    ],
    [
      "@decant/lab",
      '"@decant/lab" is not for lessons: a lesson imports its own files and @decant/shared.',
    ],
    [
      "zod",
      '"zod" is not in package.json\'s dependencies: declare what the lesson imports.',
    ],
    [
      "jest",
      '"jest" is not in package.json\'s dependencies: declare what the lesson imports.',
    ],
  ])("%s", (specifier, message) => {
    repository.edit(
      "src/app.ts",
      "\n\n",
      `\n\nimport {\n  a,\n} from "${specifier}";\n`,
    );
    expect(lines(checkLessonImports(repository.lesson()))).toEqual([
      `src/app.ts:6: ${message}`,
    ]);
  });

  test("Node's own modules, with and without a prefix", () => {
    repository.edit(
      "src/app.ts",
      "\n\n",
      '\n\nimport "node:fs";\nimport "path";\n',
    );
    expect(checkLessonImports(repository.lesson())).toEqual([]);
  });
});

describe("imports of packages", () => {
  // Not spelt out: this very file is checked as well.
  const dynamic = (specifier: string) => `await import("${specifier}");\n`;
  const IMPORTS = {
    "shared/src/a.ts": 'import { lab } from "@decant/lab";\n',
    "packages/lab/src/a.ts":
      'import "@decant/catalog";\nexport * from "@decant/gallery";\n',
    "packages/exchange/src/a.ts": 'import { connect } from "node:net";\n',
    "packages/catalog/src/a.ts": dynamic("../../../apps/05-x/a.ts"),
    "packages/gallery/src/a.ts":
      '\nimport type { A } from "@decant/lesson-05-dynamic-routes";\n',
    "packages/cli/src/a.ts": 'import { a } from "@decant/gallery";\n',
  };

  test("each one that may not be", () => {
    for (const [file, text] of Object.entries(IMPORTS)) {
      repository.write(file, text);
    }
    expect(lines(checkPackageImports(repository.root)).toSorted()).toEqual([
      'packages/catalog/src/a.ts:1: "../../../apps/05-x/a.ts" leaves the package: import other packages by name, and lessons not at all.',
      'packages/exchange/src/a.ts:1: @decant/exchange runs in a browser too: it imports no module of Node, such as "node:net".',
      'packages/gallery/src/a.ts:2: "@decant/lesson-05-dynamic-routes" is a lesson: lessons are found by their folder, never imported by name.',
      'packages/lab/src/a.ts:2: @decant/lab may import @decant/catalog, @decant/exchange, @decant/shared, not "@decant/gallery".',
      'shared/src/a.ts:1: @decant/shared may import no other package, not "@decant/lab".',
    ]);
  });
});

describe("lockfile", () => {
  function writeLock(packages: object): void {
    const text = JSON.stringify({ lockfileVersion: 3, packages }, null, 2);
    repository.write("package-lock.json", text);
  }

  test("an address; a link to a workspace is none", () => {
    writeLock({
      "node_modules/express": { resolved: "https://example.org/express.tgz" },
      "node_modules/@decant/shared": { resolved: "shared", link: true },
    });
    expect(lines(checkAddresses(repository.root))).toEqual([
      "package-lock.json:5: node_modules/express has an address: install with npm's omit-lockfile-registry-resolved=true.",
    ]);
  });

  test("binaries of other platforms that are missing", () => {
    const binaries = ["linux-64", "darwin-64", "windows-64", "windows-arm64"];
    writeLock({
      "node_modules/turbo": {
        optionalDependencies: Object.fromEntries(
          binaries.map((name) => [`@turbo/${name}`, "2.11.9"]),
        ),
      },
      "node_modules/@turbo/linux-64": {},
      "node_modules/a": { optionalDependencies: { b: "1", c: "1" } },
      "node_modules/a/node_modules/b": {},
      "node_modules/c": {},
    });
    expect(lines(checkPlatforms(repository.root))).toEqual([
      "package-lock.json:4: turbo lacks @turbo/darwin-64, @turbo/windows-64 and 1 more: write the lockfile anew without node_modules, or pin a version of which every platform's binary is published.",
    ]);
  });
});

describe("the table of the README", () => {
  const row = () => {
    const { question, topic } = repository.lesson();
    return `| 26 | [${question}](apps/26-rate-limits) | ${topic} |`;
  };

  test("is right", () => {
    repository.write("README.md", `# Decant\n\n${row()}\n`);
    expect(checkTable(repository.root)).toEqual([]);
  });

  test("a row that is missing, wrong or too many", () => {
    repository.write("README.md", "# Decant\n");
    expect(lines(checkTable(repository.root))).toEqual([
      `README.md: expected ${row()} in the table of the lessons.`,
    ]);
    repository.write("README.md", `# Decant\n\n${row().replace("?", "!")}\n`);
    expect(lines(checkTable(repository.root))).toEqual([
      `README.md:3: expected ${row()} in the table of the lessons.`,
    ]);
    repository.write(
      "README.md",
      `# Decant\n\n${row()}\n| 27 | [More?](apps/27-more) | more |\n`,
    );
    expect(lines(checkTable(repository.root))).toEqual([
      "README.md:4: expected no more rows in the table of the lessons.",
    ]);
  });
});

describe("live", () => {
  test("a row that explains nothing, and a difference without a row", () => {
    repository.edit("README.md", "| No name | body |", "| Hello | body |");
    expect(lines(checkLedgerRows(repository.lesson()))).toEqual([
      'README.md: no row explains "No name / body": Flask has `<!doctype html>⏎<html lang=en>⏎<title>400 Bad Request</title>⏎<h1>Bad Request</h1>⏎<p>The browser (or proxy) sent a request that this server could not understand.</p>⏎`, Express `The query needs one name.`',
      'README.md:30: row "Hello / body" explains a difference that is not there',
    ]);
  });

  test("an answer that is not the recorded one", async () => {
    repository.edit("answers/express.http", "Hello, Ada!", "Hello, Eva!");
    expect(lines(await checkRecordings(repository.lesson()))).toEqual([
      'answers/express.http: "Hello", body: recorded is "Hello, Eva!", and Express answers "Hello, Ada!".',
    ]);
  });

  test("an app that does not start", async () => {
    repository.edit(
      "src/app.ts",
      "const app",
      'throw new Error("no");\n  const app',
    );
    const [problem = "", ...more] = lines(
      await checkRecordings(repository.lesson()),
    );
    expect(problem).toMatch(
      /^answers\/express\.http: It did not start: .*\bno\b/,
    );
    expect(more).toEqual([]);
  });

  test("a bug that the tests do not notice", async () => {
    rmSync(join(repository.directory, "bugs/missing-escape.patch"));
    repository.edit("test/app.test.ts", "expect(400)", "expect(200)");
    repository.edit("bugs/missing-check.patch", "String(name)", "name");
    repository.edit(
      "test/app.test.ts",
      /\n {2}test\("without[^]*?\n {2}\}\);\n/,
      "",
    );
    expect(lines(await checkBugs(repository.lesson()))).toEqual([
      "bugs/missing-check.patch: the tests pass with this bug: add one that fails.",
    ]);
  });
});
