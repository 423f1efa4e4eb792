import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { findUnlocked, readRequirements } from "../src/requirements.ts";

describe("readRequirements", () => {
  test("reads pins, extras, comments and what is not pinned", () => {
    const text =
      "# all\nFlask==3.1.3  # latest\n\nCelery[redis]==5.5.0 ; os_name != 'nt'\nWTForms\n";
    expect(readRequirements("a.txt", text)).toEqual([
      {
        text: "Flask==3.1.3",
        name: "flask",
        version: "3.1.3",
        file: "a.txt",
        line: 2,
      },
      {
        text: "Celery[redis]==5.5.0 ; os_name != 'nt'",
        name: "celery",
        version: "5.5.0",
        file: "a.txt",
        line: 4,
      },
      {
        text: "WTForms",
        name: "wtforms",
        version: undefined,
        file: "a.txt",
        line: 5,
      },
    ]);
  });
});

describe("findUnlocked", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "decant-lock-"));
    write("apps/01-a/flask/requirements.txt", "Flask_X==1.0\n");
    write("apps/02-b/django/requirements.txt", "Celery[redis]==5.5.0\n");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  test("none where each is there", () => {
    write(
      "requirements.lock",
      "celery[redis]==5.5.0 \\\n    --hash=sha256:0\nflask-x==1.0 ; os == 'x'\n",
    );
    expect(findUnlocked(root)).toEqual([]);
  });

  test("another version and a missing package are named", () => {
    write("requirements.lock", "flask-x==2.0 \\\n    --hash=sha256:0\n");
    const advice =
      "pin the version that other lessons have, or run `npm run lock:python`.";
    expect(findUnlocked(root)).toEqual([
      {
        file: "apps/01-a/flask/requirements.txt",
        line: 1,
        message: `"Flask_X==1.0" is not what requirements.lock holds (2.0): ${advice}`,
      },
      {
        file: "apps/02-b/django/requirements.txt",
        line: 1,
        message: `"Celery[redis]==5.5.0" is not what requirements.lock holds (no version): ${advice}`,
      },
    ]);
  });
});
