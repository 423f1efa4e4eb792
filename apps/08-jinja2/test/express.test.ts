import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import nunjucks from "nunjucks";
import { createApp } from "../src/app.ts";

const visit = target(createApp);

describe("GET /constructs/<name>: what Nunjucks refuses", () => {
  test.each([
    ["map", "Error: filter not found: map"],
    ["format", "Error: filter not found: format"],
    ["items", /^Error: Unable to call/],
    ["cycle", /^Error: Unable to call/],
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

  test("installJinjaCompat adds slices and .items()", () => {
    const templates = (source: string) =>
      render(`{% for a in ${source} %}{{ a }}.{% endfor %}`);
    expect(() => templates("'abc'[:2]")).toThrow("unexpected token");
    nunjucks.installJinjaCompat();
    expect(templates("[1, 2, 3][:2]")).toBe("1.2.");
    expect(templates("{'a': 1}.items()")).toBe("a,1.");
  });

  test("trimBlocks and lstripBlocks remove the lines of tags", () => {
    const source = "a\n  {% if true %}\nb\n  {% endif %}\nc";
    expect(render(source)).toBe("a\n  \nb\n  \nc");
    expect(
      render(source, { trimBlocks: true, lstripBlocks: true }),
    ).toBe("a\nb\nc");
  });
});
