import { describe, expect, test } from "@jest/globals";
import { exportJson, exportPage } from "../../src/export/pages.ts";

const FRAME = {
  base: "/decant/",
  policy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  script: "/decant/assets/exported.js",
  facts: { "data-pair": "flask-express" },
};
const move = (address: string) => `/decant${address}/`;

/** What becomes of a page with this body. */
function page(body: string): string {
  const html = `<!doctype html><html lang="en" data-base=""><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>`;
  return exportPage(html, FRAME, move);
}

describe("exportPage", () => {
  test("says its base, its policy and its script", () => {
    expect(page("")).toBe(
      `<!DOCTYPE html><html lang="en" data-base="/decant/" data-pair="flask-express"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'"><title>A page</title><script type="module" src="/decant/assets/exported.js"></script></head><body></body></html>`,
    );
  });

  test.each([
    ['<a href="/compare">', '<a href="/decant/compare/">'],
    ['<a href="?request=Set">', '<a href="?request=Set">'],
    ['<a href="#main">', '<a href="#main">'],
    ['<a href="//other.example/">', '<a href="//other.example/">'],
    ['<a href="https://flask.example/">', '<a href="https://flask.example/">'],
    ['<img src="/icon">', '<img src="/decant/icon">'.replace("icon", "icon/")],
    ['<pre data-source="/a">', '<pre data-source="/decant/a/">'],
    ['<pre data-path="/a">', '<pre data-path="/a">'],
  ])("of %s makes %s", (before, after) => {
    expect(page(before)).toContain(`<body>${after}`);
  });

  test("a form that posts has a script for it, or no buttons", () => {
    const form =
      '<form method="post" action="/send"><button class="btn">Send</button><button class="no-js">Show</button><button type="button" formaction="/reset">Reset</button></form>';
    expect(page(form)).toContain(
      '<form><button class="btn needs-js">Send</button><button type="button">Reset</button></form>',
    );
  });

  test("nothing is found without a script", () => {
    expect(
      page('<form class="search" role="search" action="/"></form>'),
    ).toContain(
      '<form role="search" action="/decant//" class="search needs-js"></form>',
    );
  });
});

describe("exportJson", () => {
  test("moves the links in HTML, and leaves what was recorded", () => {
    const link = '<a href="/lessons/1?a=b&amp;c=d">one</a>';
    const recorded = '<a href="/">home</a>, <a href="/users">users</a>';
    const data = { rows: [{ why: link, body: recorded }], html: link };
    const moved = '<a href="/decant/lessons/1?a=b&amp;c=d/">one</a>';
    expect(JSON.parse(exportJson(JSON.stringify(data), move))).toEqual({
      rows: [{ why: moved, body: recorded }],
      html: moved,
    });
  });
});
