import { join } from "node:path";
import { type Lesson, readLesson } from "@decant/catalog";
import { afterAll, describe, expect, jest, test } from "@jest/globals";
import MiniSearch from "minisearch";
import { openSearch } from "../src/search/search.ts";
import { openShelf } from "../src/shelf.ts";
import { makeRepository, write } from "./made-up.ts";

const { root, remove } = makeRepository();
afterAll(remove);

const lessons = [readLesson(join(root, "apps/07-made-up"))];
const find = openSearch();
const folders = (found: readonly Lesson[]) => found.map(({ folder }) => folder);

describe("the search", () => {
  test("finds words, their beginnings and near misses", () => {
    for (const query of ["answer", "answ", "ansver half"]) {
      expect(folders(find(lessons, query))).toEqual(["07-made-up"]);
    }
    expect(find(lessons, "answer zebra")).toEqual([]);
  });

  test("looks at eight words and a hundred characters only", () => {
    const eight = "the answer in half a minute the answer";
    expect(find(lessons, `${eight} zebra`)).toHaveLength(1);
    expect(find(lessons, `answer${" ".repeat(94)}zebra`)).toHaveLength(1);
    expect(find(lessons, "e s a t ".repeat(4000))).toEqual(
      find(lessons, "e s a t e s a t"),
    );
  });

  test("builds its index once for each list of lessons", () => {
    const building = jest.spyOn(MiniSearch.prototype, "addAll");
    const search = openSearch();
    for (let n = 0; n < 10; n += 1) search(lessons, "answer");
    expect(building).toHaveBeenCalledTimes(1);
    search([...lessons], "answer");
    expect(building).toHaveBeenCalledTimes(2);
    building.mockRestore();
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
    expect(folders(shelf().lessons)).toEqual(["07-made-up", "08-three-sides"]);
  } finally {
    now.mockRestore();
  }
});
