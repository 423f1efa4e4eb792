import { readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { fileOf, placeOf } from "../../src/export/places.ts";
import { ROOT } from "../made-up.ts";

const lessons = readLessons(ROOT);

describe("placeOf", () => {
  test.each([
    ["/", "/", ""],
    ["/#lessons", "/", ""],
    ["/compare?left=11-sessions:express", "/compare", "compare/"],
    ["/search.json", "/search.json", "search.json.gz"],
    [
      "/lessons/11-sessions?request=Set#main",
      "/lessons/11-sessions",
      "lessons/11-sessions/",
    ],
    [
      "/lessons/11-sessions/source/src/app.ts.txt",
      "/lessons/11-sessions/source/src/app.ts.txt",
      "lessons/11-sessions/source/src/app.ts.txt",
    ],
    [
      "/lessons/11-sessions?left=flask&right=express&read=quiz",
      "/lessons/11-sessions",
      "lessons/11-sessions/",
    ],
    [
      "/lessons/02-flask-vs-django?left=django&right=nestjs",
      "/lessons/02-flask-vs-django?left=django&right=nestjs",
      "lessons/02-flask-vs-django/django-nestjs/",
    ],
    [
      "/lessons/02-flask-vs-django/present?right=nestjs&step=why",
      "/lessons/02-flask-vs-django/present?left=flask&right=nestjs",
      "lessons/02-flask-vs-django/present/flask-nestjs/",
    ],
    [
      "/lessons/02-flask-vs-django?left=rails",
      "/lessons/02-flask-vs-django",
      "lessons/02-flask-vs-django/",
    ],
  ])("%s is asked for as %s and stands at %s", (address, request, path) => {
    const { search, hash } = new URL(address, "http://gallery");
    const rest = `${search}${hash}`;
    expect(placeOf(address, lessons)).toEqual({ request, path, rest });
  });
});

test("a page is the index of its folder", () => {
  const names = ["", "compare/", "search.json.gz"].map(fileOf);
  expect(names).toEqual(["index.html", "compare/index.html", "search.json.gz"]);
});
