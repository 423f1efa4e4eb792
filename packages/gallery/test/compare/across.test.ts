import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import type { LessonData } from "../../src/answers/data.ts";
import { answersHtml } from "../../src/answers/html.ts";
import { toLessonData } from "../../src/answers/lesson-data.ts";
import { type Asked, RECORDED, viewAsked } from "../../src/compare/across.ts";
import { ROOT } from "../made-up.ts";

const [sessions, cookies, methods, errors, fastapi] = [
  "11-sessions",
  "12-cookies",
  "06-http-methods",
  "15-errors-404",
  "21-flask-vs-fastapi",
].map((folder) => toLessonData(readLesson(join(ROOT, "apps", folder))));

function ask(
  data: LessonData | undefined,
  side: string,
  request: string,
): Asked {
  if (!data) throw new Error("There is no such lesson.");
  return { data, side, request, outcome: RECORDED };
}

describe("viewAsked", () => {
  test("one request of a lesson, Flask beside Express: the ledger explains it", () => {
    const view = viewAsked([
      ask(sessions, "flask", "Log in"),
      ask(sessions, "express", "Log in"),
    ]);
    expect(view.spoken).toBe("200, one difference");
    expect(answersHtml(view)).not.toContain("What lesson");
  });

  test("across lessons each ledger is quoted on its own side, and nothing else is said", () => {
    const view = viewAsked([
      ask(sessions, "express", "Log in"),
      ask(cookies, "express", "Set a cookie"),
    ]);
    expect(view.spoken).toBe("200, three differences");
    expect(view.open.map(({ name, number }) => [name, number])).toEqual([
      ["", 1],
      ["Vary", 2],
      ["Set-Cookie", 3],
    ]);
    expect(view.usual.map(({ name }) => name)).toEqual([
      "Content-Length",
      "ETag",
    ]);
    const [body, vary, cookie] = view.open.map(({ reasons }) => reasons);
    expect(body).toEqual([]);
    expect(vary).toEqual([]);
    expect(cookie?.[0]).toMatch(
      /^<span class="quote"><small>What lesson 11 says of it, against Flask<\/small> Flask remembers .*<\/span><span class="quote"><\/span>$/,
    );
    expect(view.open.some(({ unexplained }) => unexplained)).toBe(false);
  });

  test("Flask's own answer is quoted against Express", () => {
    const view = viewAsked([
      ask(cookies, "flask", "Set a cookie"),
      ask(sessions, "flask", "Log in"),
    ]);
    expect(answersHtml(view)).toContain(
      '<span class="quote"></span><span class="quote"><small>What lesson 11 says of it, against Express</small>',
    );
    expect(view.usual.map(({ name }) => name)).toEqual(["Content-Length"]);
  });

  test("what differs in every lesson is a usual one, across lessons too", () => {
    const view = viewAsked([
      ask(methods, "express", "A method that is not allowed"),
      ask(errors, "flask", "An unknown path"),
    ]);
    const names = view.usual.map(({ name }) => name);
    expect(names).toContain("Server");
    expect(names).toContain("X-Powered-By");
  });

  test("two sides of one lesson without Flask are quoted against Flask", () => {
    const view = viewAsked([
      ask(fastapi, "fastapi", "A limit given twice"),
      ask(fastapi, "fastify", "A limit given twice"),
    ]);
    const html = answersHtml(view);
    expect(html).toContain("What lesson 21 says of it, against Flask");
    expect(html).not.toContain("choose Flask for one side");
  });
});
