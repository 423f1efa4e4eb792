import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import { expect, test } from "@jest/globals";
import { readHands } from "../../src/compare/compare.ts";
import { type Change, rewish } from "../../src/compare/rewish.ts";
import { addressOf } from "../../src/compare/wish.ts";
import { ROOT } from "../made-up.ts";

const lessons = ["11-sessions", "12-cookies"].map((folder) =>
  readLesson(join(ROOT, "apps", folder)),
);
const LESSONS = { left: "11-sessions:express", right: "12-cookies:express" };
const SIDES = { left: "11-sessions:flask", right: "11-sessions:express" };

/** The address after a choice. */
function after(query: Record<string, string>, change: Change): string {
  const hands = readHands(lessons, query);
  if (!hands) throw new Error("There are no such hands.");
  return decodeURIComponent(addressOf(rewish(hands, change)));
}

test("a part brings its request", () => {
  expect(
    after(
      { ...LESSONS, leftRequest: "Set" },
      { kind: "region", place: "left", value: "login" },
    ),
  ).toBe(
    "/compare?left=11-sessions:express&leftFile=src/app.ts&leftRegion=login&right=12-cookies:express",
  );
});

test("a part that no request reaches keeps the request", () => {
  expect(
    after(LESSONS, { kind: "region", place: "left", value: "secret" }),
  ).toContain("&leftRegion=secret&leftRequest=Set&right=");
});

test("a request brings its part", () => {
  expect(
    after(LESSONS, { kind: "request", place: "right", value: "Read it back" }),
  ).toMatch(/rightRegion=get&rightRequest=Read\+it\+back$/);
});

test("a file begins anew", () => {
  expect(
    after(
      { ...LESSONS, leftRegion: "login" },
      { kind: "file", place: "left", value: "src/promises.ts" },
    ),
  ).toBe(
    "/compare?left=11-sessions:express&leftFile=src/promises.ts&right=12-cookies:express",
  );
});

test("the right hand follows the left where both show one request of a lesson", () => {
  const left = after(SIDES, {
    kind: "request",
    place: "left",
    value: "Log out",
  });
  expect(left.match(/Request=Log\+out/g)).toHaveLength(2);
  const right = after(SIDES, {
    kind: "request",
    place: "right",
    value: "Log out",
  });
  expect(right.match(/Request=Log\+out/g)).toHaveLength(1);
});

test("swapping swaps all of it", () => {
  expect(after({ ...LESSONS, leftRegion: "login" }, { kind: "swap" })).toBe(
    "/compare?left=12-cookies:express&right=11-sessions:express&rightRegion=login",
  );
});
