import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import nunjucks from "nunjucks";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("GET /constructs/<name>: what Nunjucks refuses", () => {
  test.each([
    ["map", "Error: filter not found: map"],
    ["format", "Error: filter not found: format"],
    ["items", "call `--expression--[&#34;items&#34;]`"],
    ["cycle", "call `loop[&#34;cycle&#34;]`"],
    ["namespace", /^TypeError: /],
    ["with", "unknown block tag: with"],
    ["slice", "unexpected token: :"],
    ["autoescape", "unknown block tag: autoescape"],
  ])("%s is 500", async (name, message) => {
    const visitor = await visit();
    const { text } = await visitor
      .get(`/constructs/${name}`)
      .expect(500);
    expect(text).toMatch(message);
    expect(text).not.toContain("\n");
  });
});

describe("GET /constructs/<name>: what it silently does otherwise", () => {
  test.each([
    ["inline-if", ""],
    ["filter-with-test", "Ada Byron. Bo Li. Éva Ng. "],
    ["empty-list", "full"],
    ["none", ", true, 3"],
    ["set-in-loop", "Éva Ng"],
    ["set-block", "&lt;b&gt;box&lt;/b&gt;"],
    ["group-order", "user: 1. admin: 2. "],
    ["truncate", "Jinja and..."],
    ["negative-index", "Last: "],
    ["missing-attribute", "Hello, "],
    ["call-in-a-macro", "<b>: Ada Byron</b>"],
    ["equal", "equal"],
    ["or", ""],
    ["chain", "no"],
    ["percent", "NaN"],
    ["sum-attribute", "NaN"],
    ["join-attribute", ", , "],
    ["kwargs", "Hello, "],
    ["dictionary", "empty"],
    ["none-test", "Ada Byron. Éva Ng. "],
  ])("%s -> %s", async (name, text) => {
    const visitor = await visit();
    await visitor.get(`/constructs/${name}`).expect(200, text);
  });
});

describe("templates/list.html", () => {
  test("escapes each name", () => {
    createApp();
    expect(nunjucks.render("list.html", { users: ["<b>"] })).toBe(
      "\n<ul>\n\n  <li>&lt;b&gt;</li>\n\n</ul>\n",
    );
  });
});

describe("templates/users.html", () => {
  test("says who has mail", () => {
    createApp();
    const user = { name: "Cy", role: "user", mail: "cy@a.test" };
    expect(nunjucks.render("users.html", { users: [user] })).toContain(
      "<p>Cy has mail.</p>",
    );
  });
});

describe("GET /escaping/<text>", () => {
  test("spells a quotation mark &quot;", async () => {
    const visitor = await visit();
    const { text } = await visitor.get("/escaping/%22").expect(200);
    expect(text).toContain("<p>&quot;</p>");
  });
});

describe("a fresh Nunjucks environment", () => {
  const render = (source: string, options = {}) =>
    new nunjucks.Environment(null, options).renderString(source, {});

  test("has no tojson, and dump leaves an end tag in a script", () => {
    expect(() => render("{{ 1 | tojson }}")).toThrow(
      "filter not found: tojson",
    );
    expect(render("{{ '</script>' | dump | safe }}")).toBe(
      '"</script>"',
    );
  });

  test("throwOnUndefined refuses each undefined name", () => {
    expect(render("[{{ missing }}]")).toBe("[]");
    expect(() =>
      render("[{{ missing }}]", { throwOnUndefined: true }),
    ).toThrow("undefined");
    expect(() =>
      render("[{{ none }}]", { throwOnUndefined: true }),
    ).toThrow("null or undefined");
  });

  test.each([
    ["[{{ missing | default('x') }}]", "[x]"],
    ["[{% if missing %}x{% endif %}]", "[]"],
    ["[{% for x in missing %}x{% endfor %}]", "[]"],
  ])("throwOnUndefined lets %s pass", (source, text) => {
    expect(render(source, { throwOnUndefined: true })).toBe(text);
  });

  test("installJinjaCompat adds slices, constants and methods", () => {
    const templates = (source: string) =>
      render(`{% for a in ${source} %}{{ a }}.{% endfor %}`);
    expect(() => templates("'abc'[:2]")).toThrow("unexpected token");
    expect(templates("[True, False, None]")).toBe("...");
    nunjucks.installJinjaCompat();
    expect(templates("[1, 2, 3][:2]")).toBe("1.2.");
    expect(templates("{'a': 1}.items()")).toBe("a,1.");
    expect(templates("[True, False, None]")).toBe("true.false..");
    const append = "{% set _ = list.append(2) %}{{ list }}";
    expect(render(`{% set list = [1] %}${append}`)).toBe("1,2");
  });

  test("trimBlocks and lstripBlocks remove the lines of tags", () => {
    const source = "a\n  {% if true %}\nb\n  {% endif %}\nc";
    expect(render(source)).toBe("a\n  \nb\n  \nc");
    expect(
      render(source, { trimBlocks: true, lstripBlocks: true }),
    ).toBe("a\nb\nc");
  });
});
