import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readSides } from "../src/sides.ts";

const FILES = [
  "Dockerfile",
  "MyDockerfile",
  "Procfile",
  "compose.yaml",
  "compose.yaml.orig",
  "decant.service",
  "nginx.conf",
  "package.json",
  "django/app.py",
  "fastapi/app.py",
  "flask/Procfile",
  "flask/__pycache__/old.py",
  "flask/.hidden.py",
  "flask/app.py",
  "flask/instance/made.py",
  "flask/instances.py",
  "flask/my_instance/one.py",
  "flask/my_node_modules/one.py",
  "flask/node_modules.py",
  "flask/models.py",
  "flask/node_modules/other.py",
  "flask/notes.txt",
  "flask/parts/one.py",
  "k8s/service.yaml",
  "src/alpha.ts",
  "src/app.ts",
  "src/fastify.ts",
  "src/nestjs/app.ts",
  "src/nestjs/module.ts",
  "src/nestjs/server.ts",
  "src/notes.ts.orig",
  "src/observer.ts",
  "src/server.ts",
  "templates/mail.txt",
  "templates/page.html",
];
const TEMPLATES = ["templates/mail.txt", "templates/page.html"];

let lesson: string;
beforeAll(() => {
  lesson = mkdtempSync(join(tmpdir(), "decant-"));
  for (const file of FILES) {
    mkdirSync(join(lesson, dirname(file)), { recursive: true });
    writeFileSync(join(lesson, file), `${file}\n`);
  }
  mkdirSync(join(lesson, "answers"));
  writeFileSync(
    join(lesson, "answers/flask.http"),
    "# Recorded by `decant record` with Flask 3.1.3.\n\n### Ask\nHTTP/1.1 200 OK\n\nhi\n",
  );
});
afterAll(() => rmSync(lesson, { recursive: true }));

test("each side has its name, language, port and files", () => {
  const sides = readSides(lesson, 7).map((side) => [
    side.label,
    side.name,
    side.language,
    side.port,
    side.files.map(({ path }) => path),
  ]);
  expect(sides).toEqual([
    [
      "Flask",
      "flask",
      "python",
      5007,
      [
        "flask/app.py",
        "flask/Procfile",
        "flask/instances.py",
        "flask/models.py",
        "flask/my_instance/one.py",
        "flask/my_node_modules/one.py",
        "flask/node_modules.py",
        "flask/parts/one.py",
        ...TEMPLATES,
      ],
    ],
    [
      "Express",
      "express",
      "typescript",
      3007,
      [
        "src/app.ts",
        "src/alpha.ts",
        "src/observer.ts",
        "Dockerfile",
        "Procfile",
        "compose.yaml",
        "decant.service",
        "nginx.conf",
        "k8s/service.yaml",
        ...TEMPLATES,
      ],
    ],
    ["Django", "django", "python", 5107, ["django/app.py", ...TEMPLATES]],
    [
      "NestJS",
      "nestjs",
      "typescript",
      3107,
      ["src/nestjs/app.ts", "src/nestjs/module.ts", ...TEMPLATES],
    ],
    ["FastAPI", "fastapi", "python", 5207, ["fastapi/app.py", ...TEMPLATES]],
    [
      "Fastify",
      "fastify",
      "typescript",
      3207,
      ["src/fastify.ts", ...TEMPLATES],
    ],
  ]);
});

test("a file has its text, its language and its markers", () => {
  const [flask, express] = readSides(lesson, 7);
  expect(flask?.entry).toBe(join(lesson, "flask/app.py"));
  expect(flask?.files[0]).toEqual({
    path: "flask/app.py",
    language: "python",
    text: "flask/app.py\n",
    markers: [],
    regions: [],
  });
  const languages = Object.fromEntries(
    (express?.files ?? []).map(({ path, language }) => [path, language]),
  );
  expect(languages).toMatchObject({
    "src/app.ts": "typescript",
    Dockerfile: "text",
    "templates/mail.txt": "text",
    "templates/page.html": "jinja",
  });
});

test("a side without a recording has no answers", () => {
  const [flask, express] = readSides(lesson, 7);
  expect(flask?.recordedWith).toBe("Flask 3.1.3");
  expect(flask?.answers.get("Ask")?.body).toBe("hi");
  expect(express?.recordedWith).toBe("");
  expect(express?.answers).toEqual(new Map());
});

test("a folder named after a framework is a side only with an app", () => {
  const place = mkdtempSync(join(tmpdir(), "decant-"));
  mkdirSync(join(place, "src/nestjs"), { recursive: true });
  writeFileSync(join(place, "src/app.ts"), "");
  writeFileSync(join(place, "src/nestjs/module.ts"), "");
  const shown = readSides(place, 7).map(({ name, files }) => [
    name,
    ...files.map(({ path }) => path),
  ]);
  rmSync(place, { recursive: true });
  expect(shown).toEqual([["express", "src/app.ts", "src/nestjs/module.ts"]]);
});

test("where there is no app there is no side", () => {
  expect(readSides(join(lesson, "k8s"), 7)).toEqual([]);
});
