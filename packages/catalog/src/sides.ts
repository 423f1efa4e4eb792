import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { readRecording } from "@decant/exchange";
import type { Side, SourceFile } from "./model.ts";
import { findRegions } from "./regions.ts";

const LABELS: Readonly<Record<string, string>> = {
  flask: "Flask",
  express: "Express",
  django: "Django",
  nestjs: "NestJS",
  fastapi: "FastAPI",
  fastify: "Fastify",
};
const LANGUAGES: Readonly<Record<string, SourceFile["language"]>> = {
  ".py": "python",
  ".ts": "typescript",
  ".html": "jinja",
};
/** What starts a side elsewhere than here, and is shown with its code. */
const DEPLOYMENT =
  /(^|\/)(Dockerfile|Procfile|compose\.yaml|nginx\.conf|[\w-]+\.service)$/;
/** Sides that are not Flask's or Express's own have ports beside theirs. */
const PORTS: Readonly<Record<string, number>> = {
  flask: 5000,
  express: 3000,
  django: 5100,
  fastapi: 5200,
  nestjs: 3100,
  fastify: 3200,
};

/**
 * Finds a lesson's sides by convention: a Python side is a folder with
 * `app.py`; Express is `src/app.ts`; another TypeScript side is
 * `src/<side>.ts` or `src/<side>/app.ts`.
 *
 * @param directory - the lesson's folder, absolute
 * @param number - the lesson's number, for the ports
 * @returns Flask first, Express second, the others in alphabetical order
 * @throws FileError if a region or a recording is malformed
 */
export function readSides(directory: string, number: number): Side[] {
  const names = Object.keys(LABELS).filter((name) =>
    findEntry(directory, name),
  );
  return names.map((name) => {
    const entry = findEntry(directory, name) ?? "";
    const recording = readAnswers(directory, name);
    return {
      name,
      label: LABELS[name] ?? name,
      language: entry.endsWith(".py") ? "python" : "typescript",
      port: (PORTS[name] ?? 0) + number,
      files: shownFiles(directory, name, entry).map((path) =>
        readSource(directory, path),
      ),
      entry: join(directory, entry),
      answers: recording?.answers ?? new Map(),
      recordedWith: recording?.recordedWith ?? "",
    };
  });
}

/** The file that starts a side, relative to the lesson. */
function findEntry(directory: string, name: string): string | undefined {
  const candidates =
    name === "express"
      ? ["src/app.ts"]
      : [`${name}/app.py`, `src/${name}.ts`, `src/${name}/app.ts`];
  return candidates.find((path) => existsSync(join(directory, path)));
}

/**
 * The entry, the other code of the side, its deployment, then the shared
 * templates. The deployment files at the top of a lesson and in `k8s` are
 * Express's. Where pytest's file is part of the Flask side, Jest's stands
 * beside it.
 */
function shownFiles(directory: string, name: string, entry: string): string[] {
  const folder = entry.slice(0, entry.lastIndexOf("/"));
  const own = entry.endsWith(`/${name}.ts`)
    ? []
    : listFiles(directory, folder).filter(
        (path) =>
          (/\.(py|ts)$/.test(path) || isDeployment(path)) &&
          !path.endsWith("/server.ts") &&
          !isOtherSide(directory, name, path),
      );
  const isTested = existsSync(join(directory, "flask/test_app.py"));
  const tests = name === "express" && isTested ? ["test/app.test.ts"] : [];
  const deployment =
    name === "express"
      ? [
          ...readdirSync(directory).toSorted().filter(isDeployment),
          ...listFiles(directory, "k8s"),
        ]
      : [];
  const templates = listFiles(directory, "templates");
  const others = own.filter((path) => path !== entry);
  return [entry, ...others, ...tests, ...deployment, ...templates];
}

function isDeployment(path: string): boolean {
  return DEPLOYMENT.test(path);
}

function isOtherSide(directory: string, name: string, path: string): boolean {
  return Object.keys(LABELS).some((other) => {
    const entry = other === name ? undefined : findEntry(directory, other);
    return (
      entry !== undefined &&
      (path === entry || path.startsWith(`src/${other}/`))
    );
  });
}

function listFiles(directory: string, folder: string): string[] {
  if (!existsSync(join(directory, folder))) return [];
  return readdirSync(join(directory, folder), { withFileTypes: true })
    .filter(({ name }) => !/^[._]|^node_modules$|^instance$/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((item) => {
      const path = `${folder}/${item.name}`;
      return item.isDirectory() ? listFiles(directory, path) : [path];
    });
}

function readSource(directory: string, path: string): SourceFile {
  const text = readFileSync(join(directory, path), "utf8");
  const language = LANGUAGES[extname(path)] ?? "text";
  return { path, language, text, ...findRegions(path, text) };
}

function readAnswers(directory: string, name: string) {
  const path = `answers/${name}.http`;
  if (!existsSync(join(directory, path))) return undefined;
  return readRecording(path, readFileSync(join(directory, path), "utf8"));
}
