import { readdirSync } from "node:fs";
import { join } from "node:path";
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
import { makeRepository, ROOT, write } from "./made-up.ts";

// A lesson starts in a process of its own, and the machine may be busy.
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

const lessons = readdirSync(join(ROOT, "apps")).filter((name) =>
  /^\d\d-/.test(name),
);

/** What a template leaves behind when a view lacks something. */
const LEFTOVERS =
  /[">:]undefined["<]|\[object |\{\{|\{%| style="|<script>|<style/;

/** The page without the code and prose of the lesson. */
function frame(html: string): string {
  return html.replace(/<(pre|code|p|td|li|textarea)\b[^]*?<\/\1>/g, "");
}

describe("every page renders", () => {
  test.each(lessons)("/lessons/%s", async (folder) => {
    const { text } = await request(gallery.app)
      .get(`/lessons/${folder}`)
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8");
    expect(frame(text)).not.toMatch(LEFTOVERS);
    expect(text.match(/<h1/g)).toHaveLength(1);
    // styles/code.css knows so many tabs.
    expect(text).not.toContain('data-file="24"');
  });

  test("a single row is one row", async () => {
    const { text } = await request(gallery.app)
      .get("/lessons/01-what-is-flask")
      .expect(200);
    expect(text).toContain("1 row<");
  });

  test.each(lessons)("/compare?left=%s:flask", async (folder) => {
    const { text } = await request(gallery.app)
      .get(`/compare?left=${folder}:flask&right=${lessons[0]}:express`)
      .expect(200);
    expect(frame(text)).not.toMatch(LEFTOVERS);
  });
});

describe("GET /lessons/:folder", () => {
  test("shows the lesson's files and nothing typed in by hand", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up")
      .expect(200);
    expect(text).toContain("<h1>What is &lt;made&gt; up?</h1>");
    expect(text).toContain("The <em>answer</em>, in half a minute.");
    expect(text).toContain(
      '<a href="#code" data-show-region="hello" class="region-link hue-1">the hello</a>',
    );
    expect(text).toContain('<a href="/lessons/08-three-sides">8</a>');
    expect(text).toContain("faults <small>only Express</small>");
    expect(text).toContain('data-label="Flask"><code>Hello, Flask!</code>');
    expect(text).toContain("Recorded with Flask 3.1.3, Werkzeug 3.1.9.");
    expect(text).toContain("<summary>Why <code>a &lt; b</code>?</summary>");
    expect(text).not.toContain("#region");
  });

  test("has one tab for each file of a side", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up")
      .expect(200);
    expect(text).toContain(">app.ts</label>");
    expect(text).toContain(">helper.ts</label>");
  });

  test("?left= and ?right= choose among more than two sides", async () => {
    const { text } = await request(made.app)
      .get("/lessons/08-three-sides?right=fastify")
      .expect(200);
    expect(text).toContain('<option value="fastify" selected>Fastify</option>');
    expect(text).toContain("side-other");
  });

  test("a table about a third side links to Try it with that side", async () => {
    const { text } = await request(gallery.app)
      .get("/lessons/21-flask-vs-fastapi")
      .expect(200);
    const link = (right: string) =>
      `<a href="/lessons/21-flask-vs-fastapi?request=A%20limit%20given%20twice&amp;left=flask&amp;right=${right}#try"`;
    expect(text).toContain(link("express"));
    expect(text).toContain(link("fastapi"));
    expect(text).toContain(link("fastify"));
  });

  test("differences are explained against Flask alone", async () => {
    const { text } = await request(gallery.app)
      .get("/lessons/21-flask-vs-fastapi?left=express&right=fastify")
      .expect(200);
    expect(text).toContain(
      "Differences are explained against Flask: choose it for one side.",
    );
  });

  test("?request= puts that request into Try it", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up?request=Send%20a%20form")
      .expect(200);
    expect(text).toContain(
      ">POST /form\nContent-Type: text/plain\n\none\ntwo</textarea>",
    );
  });

  test.each(["7", "07", "made-up"])("%s leads to its folder", async (name) => {
    const { headers } = await request(made.app)
      .get(`/lessons/${name}`)
      .expect(301);
    expect(headers["location"]).toBe("/lessons/07-made-up");
  });

  test("a lesson with a mistake shows where it is, and hides no other", async () => {
    const broken = makeRepository();
    write(broken.root, "apps/08-three-sides", { "README.md": "# 9. No\n" });
    const { app, close } = await createGallery({ root: broken.root });
    const { text } = await request(app)
      .get("/lessons/08-three-sides")
      .expect(500);
    expect(text).toContain("README.md:1: expected # 8. &lt;the question&gt;");
    const front = await request(app).get("/").expect(200);
    expect(front.text).toContain('href="/lessons/07-made-up"');
    await close();
    broken.remove();
  });
});

describe("GET /lessons/:folder/appendix", () => {
  test("shows the second page, which the lesson links to", async () => {
    const lesson = await request(made.app).get("/lessons/07-made-up");
    expect(lesson.text).toContain(
      '<a href="/lessons/07-made-up/appendix">appendix</a>',
    );
    const { text } = await request(made.app)
      .get("/lessons/07-made-up/appendix")
      .expect(200);
    expect(text).toContain("<h1>More of the &lt;made&gt; up</h1>");
    expect(text).toContain('<a href="/lessons/07-made-up">the lesson</a>');
  });

  test("is 404 where the lesson has none", async () => {
    const { status } = await request(made.app).get(
      "/lessons/08-three-sides/appendix",
    );
    expect(status).toBe(404);
  });
});

describe("GET /lessons/:folder/source/*path", () => {
  test("is the file as it is on disk, markers included", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up/source/flask/app.py")
      .expect(200)
      .expect("Content-Type", "text/plain; charset=utf-8");
    expect(text).toContain('# region hello\n@app.get("/hello")');
  });

  test("has the seeded bugs", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up/source/bugs/slip.patch")
      .expect(200);
    expect(text).toMatch(/^--- a\/src\/app\.ts\n/);
  });

  test.each([
    "package.json",
    "flask/requirements.txt",
    "..%2F08-three-sides%2Fsrc%2Fapp.ts",
    "src/../../../../package.json",
  ])("%s is no source of the lesson: 404", async (path) => {
    const { status } = await request(made.app).get(
      `/lessons/07-made-up/source/${path}`,
    );
    expect(status).toBe(404);
  });
});

describe("what is not there", () => {
  test.each(["/nothing", "/lessons/99-none", "/assets/none.js", "/lessons"])(
    "%s is a 404 in the look of the site",
    async (path) => {
      const { text } = await request(made.app).get(path).expect(404);
      expect(text).toContain("<h1>There is no such page</h1>");
    },
  );
});
