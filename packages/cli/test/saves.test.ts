import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { atEachSave, Saves, tellSaved } from "../src/saves.ts";

let directory: string;
let end: AbortController;
let saves: Saves;
beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), "decant-")));
  write("src/app.ts", "one");
  end = new AbortController();
  saves = new Saves(directory, ["src", "static", "requests.http"], end.signal);
});
afterEach(() => {
  end.abort();
  rmSync(directory, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const path = join(directory, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test("a save before it is asked for", async () => {
  write("src/app.ts", "two, longer");
  write("src/deep/new.ts", "");
  expect(await saves.next()).toEqual(["src/app.ts", "src/deep/new.ts"]);
});

test("a save while one waits, and the next", async () => {
  const first = saves.next();
  write("src/app.ts", "two, longer");
  expect(await first).toEqual(["src/app.ts"]);
  const second = saves.next();
  rmSync(join(directory, "src/app.ts"));
  expect(await second).toEqual(["src/app.ts"]);
});

test("a file at the top and a folder that were not there", async () => {
  const first = saves.next();
  write("requests.http", "");
  expect(await first).toEqual(["requests.http"]);
  const second = saves.next();
  mkdirSync(join(directory, "static"));
  write("static/style.css", "");
  expect(await second).toEqual(["static/style.css"]);
});

test("a folder that is made anew goes on being watched", async () => {
  const first = saves.next();
  rmSync(join(directory, "src"), { recursive: true });
  write("src/app.ts", "another");
  expect(await first).toEqual(["src/app.ts"]);
  const second = saves.next();
  write("src/app.ts", "yet another one");
  expect(await second).toEqual(["src/app.ts"]);
});

test("what does not matter is not told", async () => {
  for (const file of [
    "README.md",
    "node_modules/x/index.js",
    "src/node_modules/x/index.js",
    "src/dist/app.js",
    "src/__pycache__/app.pyc",
    "src/instance/x",
    "src/kept.sqlite3-wal",
    "src/.app.ts.swp",
    "src/app.ts~",
  ]) {
    write(file, "");
  }
  write("src/other.ts", "");
  expect(await saves.next()).toEqual(["src/other.ts"]);
});

test("ends with its signal, waiting or not", async () => {
  const waiting = saves.next();
  end.abort();
  expect(await waiting).toBeUndefined();
  expect(await saves.next()).toBeUndefined();
});

test("a run that is not done at the next save is given up", async () => {
  const runs: string[] = [];
  await atEachSave(saves, async (paths, signal) => {
    if (paths.length > 0) {
      runs.push(`anew after ${paths.join()}`);
      end.abort();
      return;
    }
    write("src/app.ts", "two, longer");
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve);
    });
    runs.push("given up");
  });
  expect(runs).toEqual(["given up", "anew after src/app.ts"]);
});

test("a task that fails ends the watching", async () => {
  await expect(
    atEachSave(saves, () => Promise.reject(new Error("broken"))),
  ).rejects.toThrow("broken");
});

test("many files are counted", () => {
  expect(tellSaved([])).toEqual([]);
  expect(tellSaved(["a", "b", "c"])).toEqual(["Saved: a, b, c"]);
  expect(tellSaved(["a", "b", "c", "d"])).toEqual(["Saved: 4 files"]);
});
