import { gzipSync } from "node:zlib";
import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { openGallery, openMadeUp } from "../galleries.ts";

// The machine may be busy.
jest.setTimeout(60_000);

const gallery = await openGallery();
const made = await openMadeUp({ timeoutMs: 3000 });

async function page(query: string, { app } = gallery): Promise<string> {
  const { text } = await request(app).get(`/compare${query}`).expect(200);
  return text;
}

/** The panes' names, and the parts that are open in each. */
function shown(html: string): [string, string[]][] {
  return [...html.matchAll(/<section class="column[^]*?<\/section>/g)].map(
    ([pane]) => [
      /aria-label="([^"]*)"/.exec(pane)?.[1] ?? "",
      [...pane.matchAll(/data-part="([^"]*)" open/g)].map(
        ([, name]) => name ?? "",
      ),
    ],
  );
}

describe("GET /compare", () => {
  test("two lessons open at the region that both have and requests reach", async () => {
    const html = await page(
      "?left=11-sessions:express&right=12-cookies:express",
    );
    expect(shown(html)).toEqual([
      ["Left: Express of lesson 11, app.ts", ["set"]],
      ["Right: Express of lesson 12, app.ts", ["set"]],
    ]);
    expect(html).toContain(
      '<option value="Set a cookie" selected>2 Set a cookie: GET /set_cookie</option>',
    );
  });

  test("a region brings its file and its request, a request its region", async () => {
    const html = await page(
      "?left=11-sessions:express&leftRegion=login&right=22-scaling:express&rightRegion=lambda",
    );
    expect(shown(html)).toEqual([
      ["Left: Express of lesson 11, app.ts", ["login"]],
      ["Right: Express of lesson 22, lambda.ts", ["lambda"]],
    ]);
    expect(html).toContain(
      '<option value="Log in" selected>8 Log in: POST /login</option>',
    );
    const asked = await page(
      "?left=11-sessions:flask&leftRequest=Log+out&right=12-cookies:flask",
    );
    expect(shown(asked)[0]).toEqual([
      "Left: Flask of lesson 11, app.py",
      ["logout"],
    ]);
  });

  test("parts are named in the address, also those that are no region", async () => {
    const html = await page(
      "?left=11-sessions:express&leftRegion=set,get,L5&right=12-cookies:express&rightRegion=*",
    );
    const [left, right] = shown(html);
    expect(left?.[1]).toEqual(["L1", "set", "get"]);
    expect(right?.[1].length).toBeGreaterThan(6);
    expect(html).toContain(
      '<option value="set,get,L5" selected>3 parts</option>',
    );
    const none = await page(
      "?left=11-sessions:express&leftRegion=-&right=12-cookies:express",
    );
    expect(shown(none)[0]?.[1]).toEqual([]);
  });

  test("identical parts are closed and say so, also where they were chosen", async () => {
    const html = await page(
      "?left=02-flask-vs-django:flask&leftFile=templates/admin.html&right=02-flask-vs-django:express&rightFile=templates/admin.html",
    );
    expect(shown(html)).toEqual([
      ["Left: Flask of lesson 2, admin.html", []],
      ["Right: Express of lesson 2, admin.html", []],
    ]);
    expect(html.match(/<b>identical<\/b> 19 lines/g)).toHaveLength(2);
  });

  test("a hand that is not named shows the other side of the lesson, and the same part", async () => {
    const html = await page("?right=11-sessions:express&rightRegion=login");
    expect(shown(html)).toEqual([
      ["Left: Flask of lesson 11, app.py", ["login"]],
      ["Right: Express of lesson 11, app.ts", ["login"]],
    ]);
    expect(html).toContain('data-linked="yes"');
  });

  test("without a query it is the first lesson", async () => {
    const html = await page("", made);
    expect(shown(html)).toEqual([
      ["Left: Flask of lesson 7, app.py", ["hello"]],
      ["Right: Express of lesson 7, app.ts", ["hello"]],
    ]);
  });

  test("what is unknown counts as not said", async () => {
    const html = await page(
      "?left=07-made-up:express&leftFile=no.ts&leftRegion=L999&leftRequest=No&right=08-three-sides:fastify&rightRegion[]=x",
      made,
    );
    expect(shown(html)).toEqual([
      ["Left: Express of lesson 7, app.ts", ["hello"]],
      ["Right: Fastify of lesson 8, fastify.ts", ["L1"]],
    ]);
    expect(html).toContain('data-linked="no"');
  });

  test("swapping is a link, without a script too", async () => {
    const html = await page(
      "?left=11-sessions:express&leftRegion=login&right=12-cookies:flask",
    );
    expect(html).toContain(
      'href="/compare?left=12-cookies:flask&amp;right=11-sessions:express&amp;rightRegion=login"',
    );
  });

  test.each(["left=99-none:flask", "right=07-made-up:rails", "left=x"])(
    "?%s is 404",
    async (query) => {
      const { status } = await request(made.app).get(`/compare?${query}`);
      expect(status).toBe(404);
    },
  );
});

describe("POST /compare", () => {
  const send = (leftRequest: string) =>
    request(made.app).post("/compare").type("form").send({
      left: "07-made-up:express",
      leftRequest,
      right: "07-made-up:flask",
      rightRequest: "Say hello",
    });

  test.each([
    ["Say hello", 200, "Hello, visit 1!"],
    ["Crash", 502, "ended with code 3"],
    ["Nonsense", 502, "HTTP"],
    ["Hang", 504, "within"],
  ])("%s is %d: the page shows what came", async (name, status, said) => {
    const { text } = await send(name).expect(status);
    expect(text).toContain(said);
    expect(text).toContain("This answer was recorded.");
  });
});

describe("what the script fetches", () => {
  test("the pickers' index is at most 15 KB gzipped, and has files, parts and names", async () => {
    const { body, text } = await request(gallery.app)
      .get("/compare/index.json")
      .expect(200);
    expect(gzipSync(text).length).toBeLessThan(15 * 1024);
    const express = body[11].sides[1];
    expect(express.label).toBe("Express");
    expect(express.files[0].path).toBe("src/app.ts");
    expect(express.files[0].regions).toContain("secure");
    const names = express.files[0].names.map(([name]: [string]) => name);
    expect(names).toContain("createApp");
  });

  test("a lesson's code", async () => {
    const { body } = await request(made.app)
      .get("/compare/07-made-up.json")
      .expect(200);
    const [, express] = body.sides;
    expect(
      express.files[0].parts.map((part: { label: string; lines: number }) => [
        part.label,
        part.lines,
      ]),
    ).toEqual([
      ["imports and set-up", 5],
      ["hello", 4],
      ['app.post("/form", (req, res) => {', 3],
      ["faults", 8],
      ["return app;", 2],
    ]);
  });

  test.each(["99-none.json", "11.json", "..%2F11-sessions.json"])(
    "%s is 404",
    async (name) => {
      const { status } = await request(gallery.app).get(`/compare/${name}`);
      expect(status).toBe(404);
    },
  );
});
