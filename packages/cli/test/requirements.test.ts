import { describe, expect, test } from "@jest/globals";
import { mergeRequirements, readRequirements } from "../src/requirements.ts";

describe("readRequirements", () => {
  test("reads pins, extras, comments and what is not pinned", () => {
    const text =
      "# all\nFlask==3.1.3  # latest\n\nCelery[redis]==5.5.0\nWTForms\n";
    expect(readRequirements("a.txt", text)).toEqual([
      {
        text: "Flask==3.1.3",
        name: "flask",
        version: "3.1.3",
        file: "a.txt",
        line: 2,
      },
      {
        text: "Celery[redis]==5.5.0",
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

describe("mergeRequirements", () => {
  test("each requirement once, sorted", () => {
    const all = [
      ...readRequirements("a.txt", "Flask==3.1.3\n"),
      ...readRequirements("b.txt", "Flask==3.1.3\nCelery==5.5.0\n"),
    ];
    expect(mergeRequirements(all)).toEqual(["Celery==5.5.0", "Flask==3.1.3"]);
  });

  test("two versions of one package are refused, and both files are named", () => {
    const all = [
      ...readRequirements("apps/a/flask/requirements.txt", "Flask_X==1.0\n"),
      ...readRequirements("apps/b/flask/requirements.txt", "\nflask-x==2.0\n"),
    ];
    expect(() => mergeRequirements(all)).toThrow(
      "apps/a/flask/requirements.txt:1 wants Flask_X==1.0, and apps/b/flask/requirements.txt:2 wants flask-x==2.0: all lessons share one environment, so pin the same version.",
    );
  });
});
