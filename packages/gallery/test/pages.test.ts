import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { MOST } from "../src/bench/choices.ts";
import { createGallery } from "../src/index.ts";
import { bundleAssets } from "../src/site/assets.ts";
import { openGallery, openMadeUp } from "./galleries.ts";
import { makeRepository, ROOT, write } from "./made-up.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

const gallery = await openGallery();
const made = await openMadeUp();
const { files, firstScript, address: addressOf } = await bundleAssets();
const style = Buffer.from(files.get(addressOf("bench.css")) ?? "").toString();

const lessons = readdirSync(join(ROOT, "apps")).filter((name) =>
  /^\d\d-/.test(name),
);

/** What a template leaves behind when a view lacks something. */
const LEFTOVERS =
  /[>:]undefined["<]|(?:class|for|href|id|src)="undefined"|\[object |\{\{|\{%| style="|<script>|<style/;

/** The page without its first script, and the code and prose of the lesson. */
function frame(html: string): string {
  return html
    .replace(`<script>${firstScript}</script>`, "")
    .replace(/<(pre|code|p|td|li|textarea)\b[^]*?<\/\1>/g, "");
}

describe("every page renders", () => {
  test.each(lessons)("/lessons/%s", async (folder) => {
    const { text } = await request(gallery.app)
      .get(`/lessons/${folder}`)
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8");
    expect(frame(text)).not.toMatch(LEFTOVERS);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).not.toContain(`data-file="${MOST.files}"`);
    expect(text).not.toContain(`data-ch="${MOST.chapters}"`);
    const classes = [...text.matchAll(/class="line ([^"]+)"/g)].flatMap(
      ([, names = ""]) => names.split(" "),
    );
    for (const name of new Set(classes)) expect(style).toContain(`.${name}{`);
  });

  test.each(lessons)("/compare?left=%s:flask", async (folder) => {
    const { text } = await request(gallery.app)
      .get(`/compare?left=${folder}:flask&right=${lessons[0]}:express`)
      .expect(200);
    expect(frame(text)).not.toMatch(LEFTOVERS);
  });
});

describe("GET /lessons/:folder", () => {
  const page = async (query = "", folder = "07-made-up") => {
    const { text } = await request(made.app)
      .get(`/lessons/${folder}${query}`)
      .expect(200);
    return text;
  };
  const checked = (html: string, name: string) =>
    new RegExp(`name="${name}"[^>]*value="([^"]*)"[^>]* checked`).exec(
      html,
    )?.[1];

  test("shows the lesson's files and nothing typed in by hand", async () => {
    const text = await page();
    expect(text).toContain('<h1 id="question">What is &lt;made&gt; up?</h1>');
    expect(text).toContain("The <em>answer</em>, in half a minute.");
    expect(text).toContain(
      '<a href="/lessons/07-made-up?region=hello" data-show-region="hello" class="region-link hue-1">the hello</a>',
    );
    expect(text).toContain('<a href="/lessons/08-three-sides">8</a>');
    expect(text).toContain('<span class="side-flask">Hello, Flask!</span>');
    expect(text).toContain("recorded · Flask 3.1.3, Express 5.3.0");
    expect(text).toContain("<summary>Why <code>a &lt; b</code>?</summary>");
    expect(text).not.toContain("#region");
  });

  test("has one tab for each file of a side", async () => {
    const text = await page();
    expect(text).toContain(">app.ts</label>");
    expect(text).toContain(">helper.ts</label>");
  });

  test("opens with the first chapter, its region and its request", async () => {
    const text = await page();
    expect(checked(text, "chapter")).toBe("hello");
    expect(checked(text, "request")).toBe("Say hello");
    expect(checked(text, "read")).toBe("explain");
    expect(text.match(/class="region[^"]* lit"/g)).toHaveLength(2);
  });

  test("what is on one side only is said on the other", async () => {
    const text = await page("?region=faults");
    expect(text).toContain("Only Express has “faults”.</p>");
    expect(text.match(/class="region[^"]* lit"/g)).toHaveLength(1);
  });

  test("renders what the URL chooses", async () => {
    const text = await page(
      "?request=Send%20a%20form&read=quiz&file=src/helper.ts&raw=",
    );
    expect(checked(text, "request")).toBe("Send a form");
    expect(checked(text, "read")).toBe("quiz");
    expect(checked(text, "file-right")).toBe("src/helper.ts");
    expect(text).toContain(
      ">POST /form\nContent-Type: text/plain\n\none\ntwo</textarea>",
    );
  });

  test("what the lesson does not have counts as not chosen", async () => {
    const text = await page(
      "?request=No&read=no&file=no.ts&chapter=no&region=no&left=no",
    );
    expect(checked(text, "request")).toBe("Say hello");
    expect(checked(text, "read")).toBe("explain");
    expect(text).toContain("recorded · Flask 3.1.3, Express 5.3.0");
  });

  test("?left= and ?right= choose among more than two sides", async () => {
    const text = await page("?right=fastify", "08-three-sides");
    expect(text).toContain(
      'href="/lessons/08-three-sides?left=flask&amp;right=fastify" data-side-choice aria-current="true">Fastify</a>',
    );
    expect(text).toContain("pane-right side-other");
  });

  test("a lesson named after a pair opens with that pair", async () => {
    const { text } = await request(gallery.app)
      .get("/lessons/02-flask-vs-django")
      .expect(200);
    expect(text).toContain('data-pane="right" data-side="django"');
  });

  test("nothing is told of a bug but that it is there", async () => {
    const text = await page();
    expect(text).toContain('href="/lessons/07-made-up?bug=slip"');
    expect(text).not.toContain("vague");
    expect(text).not.toContain("A slip");
  });

  test("nothing tells which answer of a quiz is right", async () => {
    const text = await page();
    const quiz =
      /<fieldset class="quiz"[^]*?<\/fieldset>/.exec(text)?.[0] ?? "";
    expect(quiz).toContain("<span>That</span>");
    expect(quiz).not.toMatch(/right|wrong|Yes|No\.|checked/i);
    expect(quiz).toContain(
      '<a href="/revise/quiz?lesson=07-made-up&amp;at=1">Answer it in the quiz</a>',
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

describe("GET /lessons/:folder/answers/:left/:right.json", () => {
  const ANSWERS = "/lessons/07-made-up/answers";

  test("has all requests as two sides answer them", async () => {
    const { body } = await request(made.app)
      .get(`${ANSWERS}/flask/express.json`)
      .expect(200);
    expect(body).toHaveLength(5);
    expect(body[0]).toMatchObject({
      number: 1,
      name: "Say hello",
      method: "GET",
      wire: "GET /hello",
      status: 200,
      differences: 1,
    });
    expect(body[0].html).toContain("They are made up.");
  });

  test("is 404 for a side that is not there", async () => {
    const { status } = await request(made.app).get(
      `${ANSWERS}/flask/rails.json`,
    );
    expect(status).toBe(404);
  });
});

describe("GET /lessons/:folder/paper-answers.css", () => {
  test("has what the page does not give away, for paper", async () => {
    const address = "/lessons/07-made-up/paper-answers.css";
    const page = await request(made.app).get("/lessons/07-made-up");
    expect(page.text).toContain(
      `<link rel="stylesheet" href="${address}" media="print">`,
    );
    const { text } = await request(made.app).get(address).expect(200);
    expect(text).toBe(
      '.paper-answers li:nth-child(1)::after { content: "That: Yes."; }\n',
    );
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
