import { readLessons } from "@decant/catalog";
import { afterAll, expect, jest, test } from "@jest/globals";
import { drawAhead } from "../src/bench/draw-ahead.ts";
import { makeRepository } from "./made-up.ts";

// The machine may be busy.
jest.setTimeout(60_000);

const repository = makeRepository();
const lessons = readLessons(repository.root);
afterAll(() => repository.remove());

/** What the pages that are drawn are made of. */
async function drawn(signal: AbortSignal): Promise<unknown[]> {
  const pages: unknown[] = [];
  const render = (_template: string, view: object) => {
    pages.push(view);
    return "";
  };
  await drawAhead(lessons, render, signal);
  return pages;
}

test("draws the page of each lesson once", async () => {
  const { signal } = new AbortController();
  expect(await drawn(signal)).toHaveLength(lessons.length);
});

test("draws no more once the gallery is closed", async () => {
  expect(await drawn(AbortSignal.abort())).toEqual([]);
});
