import { gzipSync } from "node:zlib";
import { readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { searchLessons } from "../src/search/entries.ts";
import { openIndex } from "../src/search/find.ts";
import { ROOT } from "./made-up.ts";

const entries = searchLessons(readLessons(ROOT));
const find = openIndex(entries);

/** Each query, the lessons that must come first, and where the first hit leads. */
const MEANT: readonly [query: string, lessons: number[], place: string][] = [
  // The subject of a lesson.
  ["sessions", [11, 12], ""],
  ["cookies", [12, 11], ""],
  ["blueprints", [17], ""],
  ["CORS", [19], ""],
  ["django", [2], ""],
  ["FastAPI", [21], ""],
  ["form data", [9], ""],
  ["debug mode", [24], ""],
  ["test client", [25], ""],
  ["how do I handle errors", [15], ""],
  ["404", [15], ""],
  ["11", [11], ""],
  // A name in the code.
  ["before_request", [18, 17], "region=short-circuit"],
  ["@app.before_request", [18], ""],
  ["url_for", [4], "read=follow-ups"],
  ["MAX_CONTENT_LENGTH", [9], "region=limits"],
  ["session_transaction", [25], "region=session"],
  ["jsonify", [16], "region=user"],
  ["get_json()", [10], "read=follow-ups"],
  ["AsyncLocalStorage", [18], "region=state"],
  ["regenerate", [11], "read=pitfalls"],
  ["saveUninitialized", [11], "read=pitfalls"],
  ["FLASK_DEBUG", [24], ""],
  ["add_url_rule", [4], "read=follow-ups"],
  // A region.
  ["teardown", [18], "region=teardown"],
  ["short circuit", [18], "region=short-circuit"],
  ["csrf", [23], "region=csrf"],
  ["request id", [18], "region=id"],
  ["macro", [8], "region=macros"],
  ["migration", [13], "region=first-migration"],
  ["transaction", [14], "region=transaction"],
  ["secret key", [11], "region=secret"],
  ["redis", [22], "region=redis"],
  ["last slash", [4], "region=slash"],
  // A header or a status.
  ["405", [6], "read=pitfalls"],
  ["415", [10], "read=follow-ups"],
  ["Set-Cookie", [12, 11], "request=Set+a+cookie"],
  ["Retry-After", [15], "request=Come+back+later"],
  ["ETag", [16], "request=Replace+without+an+ETag"],
  ["X-Request-Id", [18], "region=id"],
  ["SameSite", [12], "read=follow-ups"],
  // A pitfall, a request, a follow-up.
  ["session fixation", [11], "read=pitfalls"],
  ["PUT is not PATCH", [16], "read=pitfalls"],
  ["guessing without a limit", [23], "read=pitfalls"],
  ["preflight", [19], "region=preflight"],
  ["upload a photo", [9], "request=Upload+a+photo"],
  ["sql injection", [14, 13], "request=Search+with+an+injection"],
  ["n+1", [14], "read=follow-ups"],
  ["gunicorn or uwsgi", [20], "read=follow-ups"],
  // A beginning and a near miss.
  ["blueprin", [17], ""],
  ["sesions", [11], ""],
  ["middlware", [18], ""],
];

describe("what is meant comes first", () => {
  test.each(MEANT)("%s", (query, lessons, place) => {
    const found = find(query);
    const numbers = found.map(({ lesson }) => lesson.number);
    expect(numbers.slice(0, lessons.length)).toEqual(lessons);
    const [, leads = ""] =
      /\?([^#]*)/.exec(found[0]?.hits[0]?.address ?? "") ?? [];
    expect(leads).toBe(place);
  });
});

test("each hit leads to a page, and shows why it was found", () => {
  for (const [query] of MEANT) {
    for (const { lesson, question, topic, hits } of find(query)) {
      for (const { title, excerpt, names, address } of hits) {
        expect(address).toMatch(/^\/lessons\/\d\d-[a-z\d-]+(\?|$)/);
        const shown = [...question, ...topic, ...title, ...excerpt];
        const isMarked = shown.some(({ found }) => found);
        const isNamed = names.length > 0 || query === String(lesson.number);
        expect({ query, address, why: isMarked || isNamed }).toEqual({
          query,
          address,
          why: true,
        });
      }
    }
  }
});

test("the index is at most 200 KB, and 62 KB gzipped", () => {
  const json = JSON.stringify(entries);
  expect(json.length).toBeGreaterThan(50_000);
  expect(json.length).toBeLessThanOrEqual(200_000);
  expect(gzipSync(json).length).toBeLessThanOrEqual(62_000);
});
