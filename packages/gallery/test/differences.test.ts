import { gzipSync } from "node:zlib";
import { commonLedger, readLessons } from "@decant/catalog";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import { createGallery, type Gallery } from "../src/index.ts";
import { makeRepository, ROOT } from "./made-up.ts";

// The first page waits for the grammars, and the machine may be busy.
jest.setTimeout(60_000);

const repository = makeRepository();
let gallery: Gallery;
let made: Gallery;

beforeAll(async () => {
  gallery = await createGallery({ root: ROOT });
  made = await createGallery({ root: repository.root });
});
afterAll(async () => {
  await Promise.all([gallery.close(), made.close()]);
  repository.remove();
});

async function page(query = "", { app } = gallery): Promise<string> {
  const { text } = await request(app)
    .get(`/differences${query}`)
    .expect(200)
    .expect("Content-Type", "text/html; charset=utf-8");
  return text;
}

/** The rows that are shown, as HTML. */
function rowsIn(html: string): string[] {
  const topics = html.split('<section class="differ-topic"').slice(1);
  return topics
    .filter((topic) => !/^[^>]* hidden>/.test(topic))
    .flatMap((topic) => topic.split("<section data-part=").slice(1))
    .filter((group) => !/^[^>]* hidden>/.test(group))
    .flatMap((group) => group.match(/<article [^]*?<\/article>/g) ?? []);
}

describe("the page of the differences", () => {
  const lessons = readLessons(ROOT);
  const own = lessons.flatMap(({ ledger }) => ledger);

  test("has every row of every ledger, and both answers to it", async () => {
    const rows = rowsIn(await page());
    expect(rows).toHaveLength(own.length + commonLedger().length);
    for (const row of rows)
      expect(row.match(/<div class="cell /g)).toHaveLength(2);
  });

  test("names for each row the requests that show it", async () => {
    const links = (await page()).match(/<a href="\/lessons\/[^"]+request=/g);
    const named = [...own, ...commonLedger()].map(
      ({ requests }) => requests.length || 1,
    );
    expect(links).toHaveLength(named.reduce((sum, count) => sum + count));
  });

  test("leads to the sides that a row is about", async () => {
    expect(await page("?topic=basics")).toMatch(
      /href="\/lessons\/02-flask-vs-django\?left=flask&amp;right=django&amp;request=[^"]+"/,
    );
  });

  test("is at most 60 KB gzipped", async () => {
    expect(gzipSync(await page()).length).toBeLessThanOrEqual(60 * 1024);
  });
});

test("a row has the recorded answers, the request and the reason", async () => {
  const [row = ""] = rowsIn(await page("?topic=testing&part=body", made));
  expect(row).toContain(
    '<a href="/lessons/07-made-up?request=Say+hello">Say hello</a>',
  );
  expect(row).toContain(
    '<div class="cell side-flask"><span class="vh">Flask: </span>Hello, Flask!</div>',
  );
  expect(row).toContain(
    '<div class="cell side-express"><span class="vh">Express: </span>Hello, visit 1!</div>',
  );
  expect(row).toContain('<p class="reason">They are made up.</p>');
});

describe("a topic and a part", () => {
  test("are chosen by the address", async () => {
    const html = await page("?topic=testing", made);
    expect(rowsIn(html)).toHaveLength(2);
    expect(html).toContain('<option value="testing" selected>Testing (2)');
    const none = await page("?topic=testing&part=x-powered-by", made);
    expect(rowsIn(none)).toEqual([]);
    expect(none).toContain("data-count>0 rows</p>");
    const vary = rowsIn(await page("?part=vary"));
    expect(vary.length).toBeGreaterThan(0);
    expect(vary.length).toBeLessThan(rowsIn(await page()).length);
  });

  test.each([
    "?topic=no-such",
    "?part=%3Cb%3E",
    "?topic=a&topic=b",
    "?part[x]=y",
  ])("%s counts as not given", async (query) => {
    const html = await page(query, made);
    expect(html).toBe(await page("", made));
  });
});
