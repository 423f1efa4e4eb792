import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Lesson, Side } from "@decant/catalog";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { requireWritableData } from "../src/data-files.ts";

let directory: string;
let instance: string;
let side: Side;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "decant-data-"));
  mkdirSync(join(directory, "flask"));
  instance = join(directory, "flask/instance");
  const entry = join(directory, "flask/app.py");
  side = { name: "flask", language: "python", entry } as Side;
});
afterEach(() => rmSync(directory, { recursive: true }));

const check = () => requireWritableData({ directory } as Lesson, side);

function writeWsgi(text: string): void {
  writeFileSync(join(directory, "flask/wsgi.py"), text);
}

test("the folder is made for a database in a file", () => {
  writeWsgi('app = create_app("sqlite:///crud.db")');
  check();
  check();
  expect(existsSync(instance)).toBe(true);
});

test("nothing is made where there is no file", () => {
  check();
  writeWsgi("app = create_app()");
  check();
  expect(existsSync(instance)).toBe(false);
});

test("what stands in the way is named", () => {
  writeWsgi('app = create_app("sqlite:///crud.db")');
  writeFileSync(instance, "");
  expect(check).toThrow(
    expect.objectContaining({ code: "EEXIST", path: instance }),
  );
});
