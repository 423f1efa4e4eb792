import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { openGallery, openMadeUp } from "./galleries.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

const gallery = await openGallery();
const made = await openMadeUp();

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

describe("GET /lessons/:folder/source/*path.txt", () => {
  test("is the file as it is on disk, markers included", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up/source/flask/app.py.txt")
      .expect(200)
      .expect("Content-Type", "text/plain; charset=utf-8");
    expect(text).toContain('# region hello\n@app.get("/hello")');
  });

  test("has the seeded bugs", async () => {
    const { text } = await request(made.app)
      .get("/lessons/07-made-up/source/bugs/slip.patch.txt")
      .expect(200);
    expect(text).toMatch(/^--- a\/src\/app\.ts\n/);
  });

  test("has what the README links", async () => {
    const { text } = await request(gallery.app)
      .get("/lessons/20-deploy/source/flask/nginx-uwsgi.conf.txt")
      .expect(200);
    expect(text).toContain("uwsgi_pass");
  });

  test.each([
    "package.json",
    "flask/requirements.txt",
    "..%2F08-three-sides%2Fsrc%2Fapp.ts",
    "src/../../../../package.json",
  ])("%s is no source of the lesson: 404", async (path) => {
    const { status } = await request(made.app).get(
      `/lessons/07-made-up/source/${path}.txt`,
    );
    expect(status).toBe(404);
  });
});
