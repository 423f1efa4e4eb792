import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { commonLedger, ledgerOf } from "../src/ledger.ts";
import { findLesson, readLesson, readLessons } from "../src/read-lesson.ts";

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = "05-dynamic-routes";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "decant-"));
  cpSync(join(ROOT, "apps", FOLDER), join(root, "apps", FOLDER), {
    recursive: true,
    filter: (path) => !path.endsWith("node_modules"),
  });
});
afterEach(() => rmSync(root, { recursive: true }));

const path = (file: string) => join(root, "apps", FOLDER, file);

describe("readLesson", () => {
  test("reads the folder", () => {
    const lesson = readLesson(path(""));
    expect(lesson).toMatchObject({
      number: 5,
      slug: "dynamic-routes",
      folder: FOLDER,
      topic: "routing",
      question: "How can you define dynamic routes in Flask?",
    });
    expect(lesson.requests[0]).toMatchObject({
      name: "Greet by name",
      path: "/user/Ada",
    });
    expect(lesson.bugs.map(({ name }) => name)).toContain("parse-int");
  });

  test("finds the sides by convention", () => {
    writeFileSync(path("src/fastify.ts"), "// #region int\nx\n// #endregion\n");
    writeFileSync(path("src/helper.ts"), "export const x = 1;\n");
    const { sides } = readLesson(path(""));
    expect(
      sides.map(({ name, label, port, files }) => [
        name,
        label,
        port,
        ...files.map((file) => file.path),
      ]),
    ).toEqual([
      ["flask", "Flask", 5005, "flask/app.py"],
      ["express", "Express", 3005, "src/app.ts", "src/helper.ts"],
      ["fastify", "Fastify", 3205, "src/fastify.ts"],
    ]);
  });

  test("shows Jest's tests where it shows pytest's", () => {
    writeFileSync(path("flask/test_app.py"), "# region int\nx\n# endregion\n");
    const shown = readLesson(path("")).sides.map(({ files }) =>
      files.map((file) => file.path),
    );
    expect(shown).toEqual([
      ["flask/app.py", "flask/test_app.py"],
      ["src/app.ts", "test/app.test.ts"],
    ]);
  });

  test("shows how a side is deployed", () => {
    writeFileSync(path("Dockerfile"), "FROM node\n");
    writeFileSync(path("flask/Procfile"), "web: gunicorn app:app\n");
    mkdirSync(path("k8s"));
    writeFileSync(path("k8s/service.yaml"), "kind: Service\n");
    const [flask, express] = readLesson(path("")).sides;
    expect(flask?.files.map((file) => file.path)).toEqual([
      "flask/app.py",
      "flask/Procfile",
    ]);
    expect(express?.files.map((file) => file.path)).toEqual([
      "src/app.ts",
      "Dockerfile",
      "k8s/service.yaml",
    ]);
  });

  test("both sides have the same regions in the same order", () => {
    const [flask, express] = readLesson(path("")).sides.map(({ files }) =>
      files[0]?.regions.map(({ name }) => name),
    );
    expect(flask).toEqual(["string", "int", "float", "path", "uuid", "any"]);
    expect(express).toEqual(flask);
  });

  test("a missing file is named", () => {
    rmSync(path("requests.http"));
    expect(() => readLesson(path(""))).toThrow(
      "requests.http:1: expected this file",
    );
  });

  test("the appendix is there if the lesson has one", () => {
    rmSync(path("APPENDIX.md"), { force: true });
    expect(readLesson(path("")).appendix).toBeUndefined();
    writeFileSync(path("APPENDIX.md"), "# More\n");
    expect(readLesson(path("")).appendix).toBe("# More\n");
  });

  test("an error in the requests names their file", () => {
    writeFileSync(path("requests.http"), "nonsense\n");
    expect(() => readLesson(path(""))).toThrow(/^requests\.http:1: /);
  });

  test("package.json must name the topic", () => {
    writeFileSync(path("package.json"), "{}");
    const message = "package.json:1: expected the topic as first keyword";
    expect(() => readLesson(path(""))).toThrow(new Error(message));
    writeFileSync(path("package.json"), '{ "keywords": [] }');
    expect(() => readLesson(path(""))).toThrow(new Error(message));
  });

  test("a lesson may have no seeded mistakes; only patches are read", () => {
    rmSync(path("bugs"), { recursive: true });
    expect(readLesson(path("")).bugs).toEqual([]);
    mkdirSync(path("bugs"));
    for (const name of ["b.patch", "a.patch"]) {
      const text = `Title: ${name}\nSymptom: x\nHint: x\n\n--- a/x\n`;
      writeFileSync(path(`bugs/${name}`), text);
    }
    writeFileSync(path("bugs/notes.md"), "nonsense");
    const { bugs } = readLesson(path(""));
    expect(bugs.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test.each(["5-routes", "005-routes", "05-", "05-a--b", "05-Routes", "05-a_"])(
    "the folder %s is refused",
    (folder) => {
      expect(() => readLesson(join(root, "apps", folder))).toThrow(
        new Error(`${folder}:1: expected a folder such as 05-dynamic-routes`),
      );
    },
  );
});

describe("readLessons", () => {
  test("takes the lessons by number, and nothing else", () => {
    for (const folder of ["25-testing", "03-key-features"]) {
      cpSync(join(ROOT, "apps", folder), join(root, "apps", folder), {
        recursive: true,
        filter: (file) => !file.endsWith("node_modules"),
      });
    }
    mkdirSync(join(root, "apps/notes"));
    expect(readLessons(root).map(({ number }) => number)).toEqual([3, 5, 25]);
  });

  test("an error that is no lesson's is not changed", () => {
    writeFileSync(path("package.json"), "{");
    expect(() => readLessons(root)).toThrow(SyntaxError);
  });

  test("an error names the file from the root", () => {
    writeFileSync(path("README.md"), "nonsense");
    expect(() => readLessons(root)).toThrow(
      `apps/${FOLDER}/README.md:1: expected # 5. <the question>`,
    );
  });

  test("findLesson takes number, slug and folder", () => {
    const lessons = readLessons(root);
    for (const name of ["5", "05", "dynamic-routes", FOLDER]) {
      expect(findLesson(lessons, name)).toBe(lessons[0]);
    }
    expect(findLesson(lessons, "6")).toBeUndefined();
    expect(findLesson(lessons, "routes")).toBeUndefined();
    expect(findLesson(lessons, "5.0")).toBeUndefined();
    expect(findLesson(lessons, "+5")).toBeUndefined();
  });
});

test("the common ledger holds for any request", () => {
  const rows = commonLedger();
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ requests }) => requests.length > 0)).toEqual([]);
});

test("a lesson's own rows stand above the common ones", () => {
  const lesson = readLesson(path(""));
  expect(lesson.ledger.length).toBeGreaterThan(0);
  expect(ledgerOf(lesson)).toEqual([...lesson.ledger, ...commonLedger()]);
});
