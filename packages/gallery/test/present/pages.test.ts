import { gzipSync } from "node:zlib";
import { expect, jest, test } from "@jest/globals";
import request from "supertest";
import { type Gallery } from "../../src/index.ts";
import { openGallery, openMadeUp } from "../galleries.ts";

jest.setTimeout(60_000);

const gallery = await openGallery();
const made = await openMadeUp();

async function page(path: string, { app }: Gallery = gallery) {
  const { text } = await request(app).get(path).expect(200);
  return text;
}

test("the page shows the place that its address names", async () => {
  const html = await page(
    "/lessons/11-sessions/present?part=login&request=Log+in&step=why",
  );
  expect(html).toContain('aria-label="Part 6, login">');
  expect(html.match(/data-part="\d+"[^>]* hidden>/g)).toHaveLength(6);
  expect(html).toContain('aria-current="step">Why</a>');
  expect(html).toContain("Flask remembers inside the session");
  expect(html).toContain(
    'rel="next" href="/lessons/11-sessions/present?part=logout&amp;step=region"',
  );
});

test("without a query it begins at the first part, which waits for no request", async () => {
  const html = await page("/lessons/11-sessions/present");
  expect(html).toContain('aria-label="Part 1, secret">');
  expect(html).toMatch(/class="panel"[^>]* hidden>/);
  expect(html).toContain('data-back rel="prev" aria-label="Back">');
});

test("a part of one side says why the other has none", async () => {
  const html = await page("/lessons/07-made-up/present?part=faults", made);
  expect(html).toContain(
    '<p class="absent">Only Express has “faults”. Flask has none.</p>',
  );
});

test("a lesson named after a pair opens with it; others can be chosen", async () => {
  const opening = await page("/lessons/02-flask-vs-django/present");
  expect(opening).toContain('<span class="side-name">Django</span>');
  expect(opening).not.toContain("left=flask");
  const chosen = await page(
    "/lessons/02-flask-vs-django/present?right=nestjs&left=nobody",
  );
  expect(chosen).toContain('<span class="side-name">NestJS</span>');
  expect(chosen).toContain("left=flask&amp;right=nestjs");
});

test("the notes: what is said, the truth, the reasons, the pitfalls", async () => {
  const html = await page("/lessons/11-sessions/present/notes");
  expect(html).toContain(
    "<b>Log in</b> <code>POST /login</code> In the header Set-Cookie.",
  );
  expect(html).toContain("Flask remembers inside the session");
  const login = html.slice(html.indexOf('data-note="5"'));
  expect(login).toContain("Keeping the session over a log-in.");
});

test.each(["16-rest-api", "22-scaling", "23-extensions"])(
  "the page of %s, which has many parts, is at most 30 KB, gzipped",
  async (folder) => {
    const html = await page(`/lessons/${folder}/present`);
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  },
);

test.each(["/lessons/99-nothing/present", "/lessons/99-nothing/present/notes"])(
  "%s is not there",
  async (path) => {
    const { status } = await request(gallery.app).get(path);
    expect(status).toBe(404);
  },
);
