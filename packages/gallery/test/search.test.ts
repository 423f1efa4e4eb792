import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import { afterAll, describe, expect, jest, test } from "@jest/globals";
import MiniSearch from "minisearch";
import type { Hit } from "../src/search/find.ts";
import { hitHtml } from "../src/search/html.ts";
import { cutAround, markTerms } from "../src/search/marks.ts";
import { findPages } from "../src/search/pages.ts";
import { openSearch } from "../src/search/search.ts";
import { normalForm, queryTerms, termsOf } from "../src/search/words.ts";
import { openShelf } from "../src/shelf.ts";
import { makeRepository, write } from "./made-up.ts";

const { root, remove } = makeRepository();
afterAll(remove);

const lessons = ["07-made-up", "08-three-sides"].map((folder) =>
  readLesson(join(root, "apps", folder)),
);
const search = openSearch();
const find = (query: string) => search.find(lessons, query);
const folders = (query: string) =>
  find(query).map(({ lesson }) => lesson.folder);

describe("the pages that are no lessons", () => {
  const pages = (query: string) => findPages(query).map(({ title }) => title);

  test("are found by their names", () => {
    expect(pages("quiz")).toEqual(["Quiz"]);
    expect(pages("Mock interview")).toEqual(["Mock interview"]);
    expect(pages("differ")).toEqual(["Differences"]);
    expect(pages("anki")).toEqual(["Cards"]);
  });

  test("do not stand in the way of anything else", () => {
    for (const query of ["", "int", "int quiz", "session", "c", "..."]) {
      expect(pages(query)).toEqual([]);
    }
  });
});

describe("the search", () => {
  test("finds words, their beginnings and near misses", () => {
    for (const query of ["answer", "answ", "ansver half"]) {
      expect(folders(query)).toEqual(["07-made-up", "08-three-sides"]);
    }
    expect(folders("zzzzzz")).toEqual([]);
    expect(folders("")).toEqual([]);
    expect(folders("...")).toEqual([]);
  });

  test("finds a lesson by its number, before what names the number", () => {
    expect(folders("8")).toEqual(["08-three-sides", "07-made-up"]);
  });

  test("leads to the place, and says what it is", () => {
    const places = (query: string) =>
      find(query)[0]?.hits.map(({ kind, address }) => [kind, address]);
    const page = "/lessons/07-made-up";
    expect(places("hello")).toEqual([["request", `${page}?request=Say+hello`]]);
    expect(places("greeting")).toEqual([["region", `${page}?region=hello`]]);
    expect(places("process.exit")).toEqual([
      ["region", `${page}?region=faults`],
    ]);
    expect(places("One")).toEqual([
      ["pitfall", `${page}?read=pitfalls#pitfall-1`],
    ]);
    expect(places("slip")).toEqual([
      ["pitfall", `${page}?read=pitfalls#pitfall-1`],
    ]);
    expect(places("because")).toEqual([
      ["follow-up", `${page}?read=follow-ups#follow-up-1`],
    ]);
    expect(places("req.pipe")).toEqual([["code", page]]);
  });

  test("a query is cut after eight words and a hundred characters", () => {
    expect(queryTerms("a b c d e f g h i j")).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
      "f",
      "g",
      "h",
    ]);
    expect(queryTerms(`answer${" ".repeat(94)}zebra`)).toEqual(["answer"]);
    expect(queryTerms("e s a t ".repeat(4000))).toEqual(["e", "s", "a", "t"]);
    expect(queryTerms("x".repeat(5000))).toEqual(["x".repeat(100)]);
    expect(find("x".repeat(5000))).toEqual([]);
  });

  test("is built once for each list of lessons", () => {
    const building = jest.spyOn(MiniSearch.prototype, "addAll");
    const { find: findIn, entries } = openSearch();
    for (let n = 0; n < 10; n += 1) findIn(lessons, "answer");
    expect(building).toHaveBeenCalledTimes(1);
    expect(entries(lessons)).toBe(entries(lessons));
    findIn([...lessons], "answer");
    expect(building).toHaveBeenCalledTimes(2);
    building.mockRestore();
  });
});

describe("words", () => {
  test("a name is one word, and its parts are words too", () => {
    expect(termsOf("@app.before_request: Log-in")).toEqual([
      "app.before_request",
      "app",
      "before_request",
      "Log-in",
      "Log",
      "in",
      "Login",
    ]);
  });

  test.each([
    ["Sessions", "session"],
    ["cookies", "cookie"],
    ["status", "status"],
    ["redis", "redis"],
    ["class", "class"],
    ["cors", "cors"],
  ])("%s is %s", (word, form) => {
    expect(normalForm(word)).toBe(form);
  });
});

describe("what a hit shows", () => {
  const text = `${"before ".repeat(20)}the needle ${"after ".repeat(40)}`;

  test("the found words are marked, in any form", () => {
    expect(markTerms("A session: Sessions", new Set(["session"]))).toEqual([
      { text: "A ", found: false },
      { text: "session", found: true },
      { text: ": ", found: false },
      { text: "Sessions", found: true },
    ]);
    expect(markTerms("nothing", new Set(["session"]))).toEqual([
      { text: "nothing", found: false },
    ]);
  });

  test("an excerpt is cut around the first word found", () => {
    const cut = cutAround(text, new Set(["needle"]));
    const shown = cut.map(({ text: part }) => part).join("");
    expect(shown).toMatch(/^…before .*the needle after .*…$/);
    expect(shown.length).toBeLessThanOrEqual(112);
    expect(cut.filter(({ found }) => found)).toEqual([
      { text: "needle", found: true },
    ]);
  });

  test("markup is text", () => {
    const hit: Hit = {
      kind: "pitfall",
      title: [{ text: "<b>", found: true }],
      excerpt: [{ text: "a & b", found: false }],
      names: [],
      address: "/",
    };
    expect(hitHtml(hit)).toBe(
      '<span class="search-kind">Pitfall</span> <span class="search-text"><b><mark>&lt;b&gt;</mark></b> a &amp; b</span>',
    );
    expect(hitHtml({ ...hit, kind: "region", names: ["<i>"] })).toContain(
      '<span class="search-kind">Name in code</span>',
    );
    expect(hitHtml({ ...hit, kind: "request", names: ["<i>"] })).toContain(
      "a &amp; b <code>&lt;i&gt;</code>",
    );
  });
});

test("the shelf gives the same lessons until a file changes", () => {
  const now = jest.spyOn(performance, "now");
  try {
    now.mockReturnValue(0);
    const shelf = openShelf(root);
    const { lessons: first } = shelf();
    now.mockReturnValue(2000);
    expect(shelf().lessons).toBe(first);
    write(root, "apps/07-made-up", {
      "src/more.ts": "export const more = 1;\n",
    });
    now.mockReturnValue(4000);
    expect(shelf().lessons).not.toBe(first);
    expect(shelf().lessons.map(({ folder }) => folder)).toEqual([
      "07-made-up",
      "08-three-sides",
    ]);
  } finally {
    now.mockRestore();
  }
});
