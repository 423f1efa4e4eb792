import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeJinja2 } from "./jinja2-only.ts";
import { page, texts } from "./pages.ts";
import { describePortable } from "./portable.ts";

const visit = target(createApp);

describe("GET /", () => {
  test("is a list with one item for each name", async () => {
    const visitor = await visit();
    const list = `
<ul>

  <li>Ada Byron</li>

  <li>Bo Li</li>

  <li>Éva Ng</li>

</ul>
`;
    await visitor
      .get("/")
      .expect(200, list)
      .expect("Content-Type", "text/html; charset=utf-8");
  });
});

describe("GET /users", () => {
  test("fills the layout's blocks, and repeats them by super()", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/users")
      .expect(200)
      .expect("Content-Type", "text/html; charset=utf-8");
    expect(texts(text, "title")).toEqual(["Users - Decant"]);
    expect(texts(text, "footer")).toEqual(["Lesson 8: users"]);
    expect(texts(text, "header")).toEqual(["3 in the list"]);
  });

  test("begins with the layout, not with an empty line", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/users");
    expect(text).toMatch(/^<!doctype html>\n[^]*<\/html>\n$/);
  });

  test("numbers the users from 1, and marks the first", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/users").expect(200);
    expect(texts(text, "li")).toEqual([
      "1 of 3: Ada Byron",
      "2 of 3: Bo Li",
      "3 of 3: Éva Ng",
    ]);
    expect(text.match(/class="first"/g)).toHaveLength(1);
    expect(text).toMatch(/<li class="first">\s+1 of 3: Ada Byron/);
  });

  test("chooses a sentence for each", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/users").expect(200);
    expect(texts(text, "p")).toEqual([
      "Ada Byron is an admin.",
      "Bo Li has no mail.",
      "Éva Ng is a busy admin.",
    ]);
  });
});

describe("GET /users/<role>", () => {
  test("/users/admin counts anew", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/users/admin").expect(200);
    expect(texts(text, "header")).toEqual(["2 in the list"]);
    expect(texts(text, "li")).toEqual([
      "1 of 2: Ada Byron",
      "2 of 2: Éva Ng",
    ]);
  });

  test("/users/guest: the loop's else says that there is nobody", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/users/guest").expect(200);
    expect(texts(text, "li")).toEqual(["Nobody."]);
    expect(texts(text, "p")).toEqual([]);
  });
});

describe("GET /cards", () => {
  test("calls macros: defaults, keywords, a caller", async () => {
    const visitor = await visit();
    const main = `


<h2>Ada Byron</h2>
<p>ada@a.test</p>


<h3>Bo Li</h3>
<p>no mail</p>


<section title="Rest">
  
<h2>Éva Ng</h2>
<p>eva@a.test</p>

</section>

`;
    await visitor.get("/cards").expect(200, page(main));
  });
});

describe("GET /filters", () => {
  test("applies Jinja's filters and the app's own", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/filters").expect(200);
    expect(texts(text, "li")).toEqual([
      "Ada Byron, Bo Li, Éva Ng",
      "Bo Li, Ada Byron, Éva Ng",
      "Ada Byron, Éva Ng",
      "15 posts",
      "no mail",
      "4D4 BYRON",
      "Jinja And Nunjucks",
      "a%20b%26c",
      "admin: 2",
      "user: 1",
      "AB",
      "BL",
      "ÉN",
    ]);
    expect(texts(text, "p")).toEqual(["ALL OF THIS IS A SHOUT."]);
  });
});

describe("GET /whitespace", () => {
  test("a minus takes the space on its side", async () => {
    const visitor = await visit();
    const main = `<pre>
As written:

  Ada Byron

  Bo Li

  Éva Ng

With a minus on the right:
Ada Byron
Bo Li
Éva Ng

With a minus inside, at both ends:
Ada Byron, Bo Li, Éva Ng

</pre>`;
    await visitor.get("/whitespace").expect(200, page(main));
  });
});

describe("GET /undefined", () => {
  test("what is not there prints nothing, and is false", async () => {
    const visitor = await visit();
    const main = `
<p>[] []</p>
<p>a default</p>
<p>false</p>
<p>undefined</p>
<p>none</p>
`;
    await visitor.get("/undefined").expect(200, page(main));
  });
});

describe("GET /escaping/<text>", () => {
  test("markup in a value is escaped, and only once", async () => {
    const visitor = await visit();
    const main = `
<p>&lt;b&gt;Ada &amp; Bo</p>
<p>&lt;b&gt;Ada &amp; Bo</p>
<p>&lt;B&gt;ADA &amp; BO</p>
<p>&lt;hr&gt;<hr></p>
<p><em>From us.</em></p>
<p>{{ text }}</p>
`;
    await visitor
      .get("/escaping/%3Cb%3EAda%20&%20Bo")
      .expect(200, page(main));
  });

  test("a zero byte is a sign like any other", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/escaping/%00").expect(200);
    expect(texts(text, "p").slice(0, 3)).toEqual(["\0", "\0", "\0"]);
  });
});

describe("GET /script", () => {
  test("tojson gives what JavaScript reads, and no end tag", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/script").expect(200);
    expect(text).toContain(
      'markup = "\\u003c/script\\u003e \\u0026 \\u0027more\\u0027";',
    );
    const [script = ""] = texts(text, "script");
    const [users, markup] = [...script.matchAll(/= (.*);$/gm)].map(
      ([, json = ""]) => JSON.parse(json),
    );
    expect(users).toEqual([
      {
        name: "Ada Byron",
        role: "admin",
        mail: "ada@a.test",
        posts: 3,
      },
      { name: "Bo Li", role: "user", mail: null, posts: 0 },
      { name: "Éva Ng", role: "admin", mail: "eva@a.test", posts: 12 },
    ]);
    expect(markup).toBe("</script> & 'more'");
  });
});

describe("GET /constructs/<name>", () => {
  test.each(["goto", "__proto__", "constructor"])(
    "/constructs/%s is 404",
    async (name) => {
      const visitor = await visit();
      await visitor.get(`/constructs/${name}`).expect(404);
    },
  );
});

describePortable(visit);
if (process.env["TARGET"] === "flask") describeJinja2(visit);
