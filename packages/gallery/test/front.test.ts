import { readLessons } from "@decant/catalog";
import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { type Gallery } from "../src/index.ts";
import { openGallery, openMadeUp } from "./galleries.ts";
import { ROOT } from "./made-up.ts";

// The machine may be busy.
jest.setTimeout(60_000);

const gallery = await openGallery();
const made = await openMadeUp();

const front = async ({ app }: Gallery, query = "") =>
  (await request(app).get(`/${query}`).expect(200)).text;

/** What a template leaves behind when a view lacks something. */
const LEFTOVERS = /[">:]undefined["<]|\[object |\{\{|\{%| style="|<style/;

describe("GET /", () => {
  test("lists each lesson once, by topic, with what measures progress", async () => {
    const text = await front(gallery);
    expect(text).not.toMatch(LEFTOVERS);
    expect(text.match(/<h1/g)).toHaveLength(1);
    for (const lesson of readLessons(ROOT)) {
      const { folder, requests, quiz, bugs } = lesson;
      const names = bugs.map(({ name }) => name).join(" ");
      const [row, ...more] =
        text.match(
          new RegExp(
            `<a href="/lessons/${folder}" data-lesson="${folder}"[^>]+>`,
            "g",
          ),
        ) ?? [];
      expect(more).toEqual([]);
      expect(row).toContain(
        `data-requests="${requests.length}" data-quiz="${quiz.length}" data-bugs="${names}"`,
      );
      expect(row).toMatch(/data-chapters="\[\[&quot;[a-z\d-]+&quot;,/);
    }
  });

  test("has four doors, and each leads to a page", async () => {
    const text = await front(made);
    const doors = Array.from(
      text.matchAll(/class="door" href="([^"]+)"/g),
      ([, href]) => href,
    );
    expect(doors).toEqual([
      "/lessons/07-made-up",
      "/compare",
      "/lessons/07-made-up/present",
      "/revise",
    ]);
    for (const door of doors)
      await request(made.app)
        .get(door ?? "")
        .expect(200);
  });
});

describe("GET /?q=", () => {
  test("finds places without a script", async () => {
    const text = await front(made, "?q=fastify");
    expect(text).not.toMatch(LEFTOVERS);
    expect(text).toContain("“fastify” in 1 lesson</h1>");
    expect(text).toContain('<a href="/lessons/08-three-sides">');
    expect(text).not.toContain('href="/lessons/07-made-up');
  });

  test("a hit leads to its place", async () => {
    const text = await front(made, "?q=say+hello");
    expect(text).toContain("“say hello” in 2 lessons</h1>");
    expect(text).toContain(
      '<a class="search-hit" href="/lessons/07-made-up?request=Say+hello"><span class="search-kind">Request</span> <span class="search-text"><b><mark>Say</mark> <mark>hello</mark></b> GET /<mark>hello</mark></span></a>',
    );
  });

  test("a pitfall and a follow-up question are where the hits lead", async () => {
    const { text } = await request(gallery.app)
      .get("/lessons/11-sessions?read=pitfalls")
      .expect(200);
    const lesson = readLessons(ROOT).find(({ number }) => number === 11);
    for (const number of lesson?.followUps.keys() ?? []) {
      expect(text).toContain(`<details id="follow-up-${number + 1}">`);
    }
    expect(text).toContain(
      '<li id="pitfall-1"><strong>Keeping the session over a log-in.</strong>',
    );
    expect(text).toContain(
      '<li id="pitfall-2"><strong>Answering before the session is stored.</strong>',
    );
  });

  test("says so when there is nothing, and escapes the query", async () => {
    const text = await front(made, "?q=<i>zzz");
    expect(text).toContain("No lesson has “&lt;i&gt;zzz”</h1>");
    expect(text).not.toContain("search-hit");
  });

  test.each(["?q=", "?q=%20", "?q=a&q=b", "?q[x]=a"])(
    "%s is no query",
    async (query) => {
      expect(await front(made, query)).toContain("data-lesson=");
    },
  );

  test("a query of any length is answered", async () => {
    const text = await front(made, `?q=${"hello+".repeat(2000)}`);
    expect(text).toContain("search-hit");
  });
});

describe("GET /search.json", () => {
  test("has each lesson with its places, as plain text", async () => {
    const { body } = await request(made.app).get("/search.json").expect(200);
    expect(body).toHaveLength(2);
    expect(body[0]).toEqual({
      folder: "07-made-up",
      number: 7,
      topic: "testing",
      question: "What is <made> up?",
      answer: "The answer, in half a minute.",
      names: expect.stringContaining("req.pipe"),
      parts: [
        [
          "hello",
          "Greeting",
          "See the hello, and lesson 8. More is in the appendix.",
          expect.stringContaining("res.type"),
        ],
        ["faults", "faults", "", expect.stringContaining("process.exit")],
      ],
      pitfalls: [["One", "Text.", "slip"]],
      requests: expect.arrayContaining([
        ["Say hello", "GET /hello", expect.any(String)],
      ]),
      followUps: [["Why a < b?", "Because.", ""]],
    });
  });
});
